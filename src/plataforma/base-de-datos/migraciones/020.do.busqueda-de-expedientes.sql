-- Bandeja y búsqueda con un millón de expedientes en un municipio (docs/adr/0011).

-- Palabras por las que se encuentra un expediente. Bajo seguridad por fila solo sirven índices
-- cuyos operadores no filtran datos (=, <, >= de text lo son; like y @@ no), y por eso la
-- búsqueda es un rango de prefijo sobre btree. Orden «C»: byte a byte, que es el del rango.
-- Repite abierto y vence_fecha del expediente para hallar y ordenar leyendo solo el índice.
-- Sin referencia a expediente: es un índice que se deriva de él y se puede rehacer, y comprobarla
-- palabra por palabra encarece cada ingreso.
create table expediente_palabra (
  municipio_id integer not null,
  palabra text collate "C" not null check (palabra ~ '^[a-z0-9]{1,40}$'),
  abierto boolean not null,
  vence_fecha date not null,
  expediente_id uuid not null,
  primary key (municipio_id, palabra, abierto, vence_fecha, expediente_id)
);

alter table expediente_palabra enable row level security;
-- El dueño llena la tabla antes de forzar la seguridad: también él queda sometido a ella.
alter table expediente no force row level security;

with texto as (
  select e.municipio_id, e.expediente_id,
    ltrim(split_part(e.folio, '-', 3), '0') || ' ' || e.interesado_run || lower(p.dv) || ' ' || e.busqueda as todo
  from expediente e join persona p on p.persona_id = e.persona_id
), suelta as (
  select t.municipio_id, t.expediente_id, left(x.palabra, 40) as palabra, min(x.orden) as orden
  from texto t, lateral (
    select regexp_replace(p, '^0+(?=\d)', '') as palabra, orden
    from regexp_split_to_table(t.todo, ' ') with ordinality as s (p, orden)
  ) x
  where x.palabra ~ '^[a-z0-9]+$'
    and x.palabra <> all (array['a','al','con','de','del','e','el','en','la','las','lo','los','no','o','por','que','si','su','un','una','y'])
    and x.palabra <> t.municipio_id::text
  group by 1, 2, 3
), contada as (
  select *, row_number() over (partition by municipio_id, expediente_id order by orden) as lugar from suelta
)
insert into expediente_palabra
select c.municipio_id, c.palabra, e.estado <> 'terminado', e.vence_fecha, c.expediente_id
from contada c join expediente e on e.municipio_id = c.municipio_id and e.expediente_id = c.expediente_id
where c.lugar <= 60;

update expediente e set busqueda = t.palabras
from (
  select municipio_id, expediente_id, string_agg(palabra, ' ') as palabras
  from expediente_palabra group by 1, 2
) t
where t.municipio_id = e.municipio_id and t.expediente_id = e.expediente_id;

alter table expediente force row level security;
alter table expediente_palabra force row level security;
create policy inquilino on expediente_palabra
  using (municipio_id = (select nullif(current_setting('app.municipio_id', true), '')::int))
  with check (municipio_id = (select nullif(current_setting('app.municipio_id', true), '')::int));
grant select, insert, update, delete on expediente_palabra to muni_app;

-- Cada vista de la bandeja recorre lo abierto ya en orden de vencimiento.
create index expediente_abierto on expediente (municipio_id, vence_fecha, expediente_id)
  where estado in ('en_tramite', 'por_subsanar');
create index expediente_abierto_unidad on expediente (municipio_id, unidad_id, vence_fecha, expediente_id)
  where estado in ('en_tramite', 'por_subsanar');
create index expediente_por_tomar on expediente (municipio_id, unidad_id, rol_actual, vence_fecha, expediente_id)
  where estado = 'en_tramite' and asignado_a is null;
create index expediente_rol on expediente (municipio_id, rol_actual, vence_fecha, expediente_id)
  include (unidad_id) where estado = 'en_tramite';
create index expediente_tramite on expediente (municipio_id, tramite_id, estado, vence_fecha, expediente_id);
create index expediente_resultado on expediente (municipio_id, resultado, vence_fecha, expediente_id)
  where estado = 'terminado';
