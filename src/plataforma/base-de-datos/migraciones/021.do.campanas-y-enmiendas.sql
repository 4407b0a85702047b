-- Campañas con historia y correos, y enmiendas con su motivo.

-- Cuántos días antes del cierre se recuerda a quienes no han firmado.
alter table campana add column recordar_dias integer not null default 7
  check (recordar_dias between 1 and 60);

-- Lo que hizo el programa con la campaña. Solo agregar.
create table campana_acto (
  acto_id uuid primary key,
  campana_id text not null references campana,
  tipo text not null,
  datos jsonb not null,
  actor jsonb not null,
  ocurrido_en timestamptz not null
);
create index campana_acto_orden on campana_acto (campana_id, ocurrido_en);

-- Un aviso a un municipio de la campaña. La clave impide repetirlo: no se recuerda dos veces lo mismo.
-- Va por código de comuna, como campana_municipio, y no guarda nombres ni correos.
create table campana_aviso (
  aviso_id uuid primary key,
  campana_id text not null,
  cut text not null,
  clase text not null check (clase in
    ('invitacion', 'recordatorio', 'observada', 'reabierta', 'aceptada', 'campana_cerrada', 'campana_reabierta')),
  clave text not null,
  mensaje text not null default '',
  creado_en timestamptz not null,
  repartido_en timestamptz,
  destinatarios integer not null default 0,
  enviados integer not null default 0,
  rechazados integer not null default 0,
  foreign key (campana_id, cut) references campana_municipio,
  unique (campana_id, cut, clave)
);

-- Motivo de un cambio hecho después de firmar: con él, la versión es una enmienda.
alter table respuesta_version add column motivo text check (length(motivo) between 3 and 1000);

grant select, insert on campana_acto to muni_app;
grant select, insert, update on campana_aviso to muni_app;
