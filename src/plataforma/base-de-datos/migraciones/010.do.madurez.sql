-- Madurez digital: campañas, mediciones, respuestas con su historia, evidencias, estrategia y plan.

-- ---------------------------------------------------------------- programa nacional (referencia)
-- Quienes integran el equipo del programa. Solo el dueño escribe: se configura, no se pide.
create table programa_integrante (
  run integer primary key check (run > 0),
  nombre text not null
);

create table campana (
  campana_id text primary key check (campana_id ~ '^[a-z0-9-]{3,60}$'),
  nombre text not null,
  instrumento text not null,
  version text not null,
  abre date not null,
  cierra date not null check (cierra >= abre),
  estado text not null check (estado in ('abierta', 'cerrada')),
  demostracion boolean not null default false,
  creada_en timestamptz not null
);

-- Lo que el programa ve de cada municipio: avance y resultado publicado, nunca las respuestas.
-- Va por código de comuna porque es dato público nacional y no fila de inquilino.
create table campana_municipio (
  campana_id text not null references campana,
  cut text not null check (cut ~ '^\d{5}$'),
  estado text not null check (estado in ('invitado', 'en_curso', 'cerrada', 'observada', 'aceptada')),
  respondidas integer not null default 0,
  total integer not null default 0,
  resultado jsonb,
  demostracion boolean not null default false,
  invitado_en timestamptz not null,
  recordado_en timestamptz,
  actualizado_en timestamptz not null,
  primary key (campana_id, cut)
);

-- Plan publicado por el municipio para el tablero nacional de hitos.
create table plan_publicado (
  cut text primary key check (cut ~ '^\d{5}$'),
  hitos jsonb not null,
  demostracion boolean not null default false,
  publicado_en timestamptz not null
);

-- Cifras de uso por municipio: el tablero nacional suma de aquí y no recorre expedientes.
create table cifra_municipal (
  cut text not null check (cut ~ '^\d{5}$'),
  clave text not null,
  valor numeric not null,
  actualizada_en timestamptz not null,
  primary key (cut, clave)
);

-- ---------------------------------------------------------------- medición de un municipio
create table medicion (
  municipio_id integer not null references municipio,
  medicion_id uuid not null,
  campana_id text not null references campana,
  instrumento text not null,
  estado text not null check (estado in ('en_curso', 'cerrada', 'observada', 'aceptada')),
  demostracion boolean not null default false,
  resultado jsonb,
  blancos jsonb,
  firmada_por jsonb,
  firmada_en timestamptz,
  creada_en timestamptz not null,
  primary key (municipio_id, medicion_id),
  unique (municipio_id, campana_id)
);

-- Respuesta vigente. «No aplica» y «no responde» son respuestas; lo no respondido no tiene fila.
create table respuesta_item (
  municipio_id integer not null,
  medicion_id uuid not null,
  item_id text not null,
  clase text not null check (clase in ('valor', 'no_aplica', 'no_responde')),
  valor text,
  revision integer not null check (revision > 0),
  autor jsonb not null,
  respondida_en timestamptz not null,
  primary key (municipio_id, medicion_id, item_id),
  foreign key (municipio_id, medicion_id) references medicion,
  check ((clase = 'valor') = (valor is not null))
);

-- Toda respuesta escrita, también la que llegó tarde: nada se pierde. Solo agregar.
-- Sin revision es una que chocó con la vigente número sobre_revision.
create table respuesta_version (
  municipio_id integer not null,
  medicion_id uuid not null,
  item_id text not null,
  version_id uuid not null,
  revision integer,
  sobre_revision integer not null,
  clase text not null check (clase in ('valor', 'no_aplica', 'no_responde')),
  valor text,
  autor jsonb not null,
  escrita_en timestamptz not null,
  primary key (municipio_id, version_id),
  foreign key (municipio_id, medicion_id) references medicion
);
create unique index respuesta_version_revision
  on respuesta_version (municipio_id, medicion_id, item_id, revision) where revision is not null;
create index respuesta_version_item on respuesta_version (municipio_id, medicion_id, item_id, escrita_en);

create table evidencia (
  municipio_id integer not null,
  evidencia_id uuid not null,
  medicion_id uuid not null,
  item_id text not null,
  clase text not null check (clase in ('url', 'archivo')),
  url text,
  sha256 text,
  nombre_archivo text,
  tipo text,
  bytes bigint,
  autor jsonb not null,
  agregada_en timestamptz not null,
  retirada_en timestamptz,
  primary key (municipio_id, evidencia_id),
  foreign key (municipio_id, medicion_id) references medicion,
  check ((clase = 'url') = (url is not null)),
  check ((clase = 'archivo') = (sha256 is not null))
);
create index evidencia_item on evidencia (municipio_id, medicion_id, item_id);

-- Qué parte del instrumento responde cada persona.
create table asignacion (
  municipio_id integer not null,
  medicion_id uuid not null,
  parte text not null,
  funcionario_id uuid not null,
  primary key (municipio_id, medicion_id, parte, funcionario_id),
  foreign key (municipio_id, medicion_id) references medicion,
  foreign key (municipio_id, funcionario_id) references funcionario
);

-- Actos de la medición: abrir, firmar, observar, reabrir, enmendar. Solo agregar.
create table medicion_acto (
  municipio_id integer not null,
  acto_id uuid not null,
  medicion_id uuid not null,
  tipo text not null,
  datos jsonb not null,
  actor jsonb not null,
  ocurrido_en timestamptz not null,
  primary key (municipio_id, acto_id),
  foreign key (municipio_id, medicion_id) references medicion
);
create index medicion_acto_orden on medicion_acto (municipio_id, medicion_id, ocurrido_en);

-- ---------------------------------------------------------------- estrategia y plan
create table estrategia_municipal (
  municipio_id integer primary key references municipio,
  restricciones jsonb not null,
  acciones jsonb not null,
  revision integer not null check (revision > 0),
  autor jsonb not null,
  actualizada_en timestamptz not null
);

create table hito_plan (
  municipio_id integer not null references municipio,
  hito_id uuid not null,
  nombre text not null check (length(nombre) between 1 and 200),
  inicio date not null,
  termino date not null check (termino >= inicio),
  avance numeric not null check (avance between 0 and 1),
  verificacion text not null,
  responsable text not null,
  presupuesto_clp bigint check (presupuesto_clp >= 0),
  accion_id text,
  evidencia_url text,
  requiere jsonb not null default '[]',
  revision integer not null check (revision > 0),
  retirado_en timestamptz,
  primary key (municipio_id, hito_id)
);

create table hito_cambio (
  municipio_id integer not null,
  cambio_id uuid not null,
  hito_id uuid not null,
  datos jsonb not null,
  autor jsonb not null,
  ocurrido_en timestamptz not null,
  primary key (municipio_id, cambio_id),
  foreign key (municipio_id, hito_id) references hito_plan
);
create index hito_cambio_orden on hito_cambio (municipio_id, hito_id, ocurrido_en);

-- ---------------------------------------------------------------- aislamiento
do $$
declare tabla text;
begin
  foreach tabla in array array[
    'medicion', 'respuesta_item', 'respuesta_version', 'evidencia', 'asignacion', 'medicion_acto',
    'estrategia_municipal', 'hito_plan', 'hito_cambio'
  ] loop
    execute format('alter table %I enable row level security', tabla);
    execute format('alter table %I force row level security', tabla);
    execute format(
      'create policy inquilino on %I using (municipio_id = (select nullif(current_setting(''app.municipio_id'', true), '''')::int)) '
      || 'with check (municipio_id = (select nullif(current_setting(''app.municipio_id'', true), '''')::int))', tabla);
  end loop;
end $$;

-- ---------------------------------------------------------------- permisos
grant select on programa_integrante to muni_app;
grant select, insert, update on campana, campana_municipio, plan_publicado, cifra_municipal to muni_app;
grant select, insert, update on medicion, respuesta_item, evidencia, estrategia_municipal, hito_plan to muni_app;
grant select, insert, delete on asignacion to muni_app;
-- Solo agregar.
grant select, insert on respuesta_version, medicion_acto, hito_cambio to muni_app;
