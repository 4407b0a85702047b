-- Uso de la plataforma resumido por día, y planes con período, hitos que se miden solos, respaldos y avisos.

-- ---------------------------------------------------------------- cifras
-- Lo que resumen_diario no lleva: documentos, avisos, pagos y solicitudes por día. Lo rehace un
-- trabajo para los días que aún pueden cambiar, leyendo solo esos días por la clave (UUIDv7).
create table uso_diario (
  municipio_id integer not null references municipio,
  fecha date not null,
  tramite_id text not null,
  clave text not null,
  cantidad bigint not null check (cantidad >= 0),
  primary key (municipio_id, fecha, tramite_id, clave)
);

-- Cada cifra dice de cuántos casos sale y qué capacidad la calculó. `texto` es para las que no son número.
alter table cifra_municipal add column casos integer not null default 0 check (casos >= 0);
alter table cifra_municipal add column texto text;
alter table cifra_municipal add column fuente text not null default '';
grant delete on cifra_municipal to muni_app;

-- ---------------------------------------------------------------- plan
-- Período del plan: ningún hito empieza antes ni termina después.
create table plan_municipal (
  municipio_id integer primary key references municipio,
  inicio date not null,
  termino date not null check (termino >= inicio),
  presupuesto_clp bigint check (presupuesto_clp >= 0),
  revision integer not null check (revision > 0),
  autor jsonb not null,
  actualizado_en timestamptz not null
);

-- Un hito puede medirse con una cifra de la plataforma: avance = valor / meta. Nadie lo escribe a mano.
alter table hito_plan add column responsable_id uuid;
alter table hito_plan add column medida_clave text;
alter table hito_plan add column medida_meta numeric check (medida_meta > 0);
alter table hito_plan add column medida_valor numeric;
alter table hito_plan add column medida_en timestamptz;
alter table hito_plan add constraint hito_plan_medida
  check ((medida_clave is null) = (medida_meta is null));
alter table hito_plan add constraint hito_plan_responsable
  foreign key (municipio_id, responsable_id) references funcionario;

create table hito_evidencia (
  municipio_id integer not null,
  evidencia_id uuid not null,
  hito_id uuid not null,
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
  foreign key (municipio_id, hito_id) references hito_plan,
  check ((clase = 'url') = (url is not null)),
  check ((clase = 'archivo') = (sha256 is not null))
);
create index hito_evidencia_hito on hito_evidencia (municipio_id, hito_id);
insert into hito_evidencia (municipio_id, evidencia_id, hito_id, clase, url, autor, agregada_en)
  select municipio_id, gen_random_uuid(), hito_id, 'url', evidencia_url,
    '{"clase": "plataforma", "nombre": "Respaldo anterior"}', now()
  from hito_plan where evidencia_url is not null;
alter table hito_plan drop column evidencia_url;

-- Avisos por correo ya ordenados: la misma alerta sobre la misma fecha se avisa una sola vez.
create table plan_aviso (
  municipio_id integer not null,
  aviso_id uuid not null,
  hito_id uuid not null,
  clase text not null check (clase in
    ('atrasado', 'por-vencer', 'sin-empezar', 'sin-respaldo', 'dependencia-atrasada')),
  referencia date not null,
  funcionario_id uuid not null,
  creado_en timestamptz not null,
  enviado_en timestamptz,
  resultado text check (resultado in ('enviado', 'rechazado')),
  primary key (municipio_id, aviso_id),
  unique (municipio_id, hito_id, clase, referencia, funcionario_id),
  foreign key (municipio_id, hito_id) references hito_plan,
  foreign key (municipio_id, funcionario_id) references funcionario
);
create index plan_aviso_pendiente on plan_aviso (municipio_id, funcionario_id) where enviado_en is null;

-- ---------------------------------------------------------------- aislamiento y permisos
do $$
declare tabla text;
begin
  foreach tabla in array array['uso_diario', 'plan_municipal', 'hito_evidencia', 'plan_aviso'] loop
    execute format('alter table %I enable row level security', tabla);
    execute format('alter table %I force row level security', tabla);
    execute format(
      'create policy inquilino on %I using (municipio_id = (select nullif(current_setting(''app.municipio_id'', true), '''')::int)) '
      || 'with check (municipio_id = (select nullif(current_setting(''app.municipio_id'', true), '''')::int))', tabla);
  end loop;
end $$;
grant select, insert, update, delete on uso_diario to muni_app;
grant select, insert, update on plan_municipal, hito_evidencia, plan_aviso to muni_app;
