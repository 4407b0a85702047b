-- Lote de informes del programa: su avance y cada PDF, para seguir donde quedó tras un reinicio.
-- Son tablas nacionales: van por código de comuna y no guardan nada que la página pública no muestre.

create table informe_lote (
  lote_id uuid primary key,
  total integer not null check (total > 0),
  autor jsonb not null,
  iniciado_en timestamptz not null,
  -- Última señal de vida: con ella se sabe si quedó detenido.
  avance_en timestamptz not null,
  -- Un solo trabajador lo lleva a la vez. Si muere, su turno vence y otro lo toma.
  turno uuid,
  turno_hasta timestamptz,
  terminado_en timestamptz,
  check ((turno is null) = (turno_hasta is null))
);
-- Dos personas que lo piden a la vez obtienen el mismo: no hay dos abiertos.
create unique index informe_lote_abierto on informe_lote ((true)) where terminado_en is null;

-- Un informe del lote. Sin PDF es uno que no se pudo componer.
create table informe_compuesto (
  lote_id uuid not null references informe_lote on delete cascade,
  cut text not null,
  pdf bytea,
  bytes integer not null default 0,
  compuesto_en timestamptz not null,
  primary key (lote_id, cut),
  check (bytes = coalesce(octet_length(pdf), 0))
);

grant select, insert, update, delete on informe_lote, informe_compuesto to muni_app;
