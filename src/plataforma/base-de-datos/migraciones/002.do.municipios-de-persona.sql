-- Municipios en que una persona ha empezado algo: solo lo propio y sin contenido. Así se reúnen
-- sus solicitudes sin recorrer los 345 municipios.
create table persona_municipio (
  persona_id uuid not null references persona,
  municipio_id integer not null references municipio,
  desde timestamptz not null,
  primary key (persona_id, municipio_id)
);
grant select, insert on persona_municipio to muni_app;
