-- Un municipio con muchos expedientes, para bench/bandeja.ts. Cinco años de ingresos en orden; uno de
-- cada cinco sigue abierto, casi todos recientes. Nombres, apellidos y calles tienen frecuencia
-- desigual: el apellido más común está en uno de cada nueve casos. Lo corre el dueño, sin
-- comprobar referencias.
set session_replication_role = replica;
set maintenance_work_mem = '1GB';
set work_mem = '256MB';
select setseed(0.42);

insert into municipio values (13101, 'medida', 'Comuna medida', '13', 'America/Santiago', '{}');
insert into unidad (municipio_id, unidad_id, nombre)
  select 13101, 'unidad-' || u, 'Unidad ' || u from generate_series(0, 19) u;
insert into tramite_nacional
  select 'tramite-' || t, 1, jsonb_build_object('nombre', 'Trámite ' || t), 'x', now() from generate_series(0, 29) t;
insert into tramite_adopcion (municipio_id, tramite_id, version, estado, actualizado_en)
  select 13101, 'tramite-' || t, 1, 'publicado', now() from generate_series(0, 29) t;
insert into funcionario (municipio_id, funcionario_id, run, nombre, cargo, correo, creado_en)
  select 13101, ('00000000-0000-7000-8000-' || lpad(f::text, 12, '0'))::uuid, f, 'Funcionario ' || f, 'Cargo', 'f@municipio.cl', now()
  from generate_series(1, 200) f;
insert into persona values ('00000000-0000-7000-8000-000000000001', 11111111, '1', 'Persona', 'Medida', null, null, now(), now());

insert into expediente (municipio_id, expediente_id, iuie, folio, tramite_id, version, persona_id,
  interesado_run, interesado_nombre, titulo, respuestas, marcado, estado, resultado, paso_actual,
  unidad_id, rol_actual, asignado_a, ingresado_en, efectivo_fecha, vence_fecha, terminado_en,
  ultimo_hash, busqueda)
select 13101, uuidv7(ingreso - now()), 'EXP-' || folio, folio, 'tramite-' || floor(30 * power(a[1], 2)), 1,
  '00000000-0000-7000-8000-000000000001', run, nombre, 'Trámite de medida',
  jsonb_build_object('calle', calle, 'glosa', glosa, 'correo', 'persona' || i || '@gmail.com', 'relleno', repeat('x ', 150)),
  '{"en":["revisar"],"uniones":{},"acciones":{}}',
  estado, case when estado = 'terminado' then (array['aprobado', 'aprobado', 'aprobado', 'rechazado', 'desistido'])[1 + i % 5] end,
  case when estado = 'terminado' then 'fin' else 'revisar' end,
  'unidad-' || floor(20 * power(a[2], 2)),
  (array['revisor', 'revisor', 'revisor', 'firmante', 'tesoreria'])[1 + floor(5 * a[3])::int],
  case when a[4] < 0.6 then ('00000000-0000-7000-8000-' || lpad((1 + floor(200 * a[5]))::text, 12, '0'))::uuid end,
  ingreso, ingreso::date, (ingreso + make_interval(days => 10 + floor(40 * a[6])::int))::date,
  case when estado = 'terminado' then ingreso + interval '12 days' end, repeat('a', 64),
  concat_ws(' ', ltrim(split_part(folio, '-', 3), '0'), extract(year from ingreso), run || dv, lower(nombre), lower(calle), glosa,
    'santiago persona' || i, 'gmail com')
from (
  select s.*, '13101-' || extract(year from ingreso) || '-' || lpad(i::text, 6, '0') as folio,
    (array['0', 'k', '9', '8', '7', '6', '5', '4', '3', '2', '1'])[1 + (run % 10 * 2 + run / 10 % 10 * 3 + run / 100 % 10 * 4
      + run / 1000 % 10 * 5 + run / 10000 % 10 * 6 + run / 100000 % 10 * 7 + run / 1000000 % 10 * 2 + run / 10000000 % 10 * 3) % 11] as dv,
    'Nombre' || floor(400 * power(a[7], 2.2)) || 'z Segundo' || floor(400 * power(a[8], 2.2))
      || 'z Apellido' || floor(1500 * power(a[9], 2.5)) || 'z Apellido' || floor(1500 * power(a[10], 2.5)) || 'z' as nombre,
    'Calle' || floor(4000 * power(a[11], 2)) || 'z Poniente ' || (1 + floor(9000 * power(a[12], 2))) as calle,
    case when a[13] < 0.4 then 'casa' else 'departamento' end || ' glosa' || floor(3000 * power(a[14], 2))
      || 'z motivo' || floor(300 * power(a[15], 2)) || 'z tipo' || floor(12 * a[16]) || 'z' as glosa,
    case when a[17] > case when i > total * 0.78 then 0.87 else 0.012 end then 'terminado'
      when a[18] < 0.08 then 'por_subsanar' else 'en_tramite' end as estado
  from (
    select i, total, now() - interval '5 years' * (1 - i::float8 / total) - interval '1 day' as ingreso,
      5000000 + floor(20000000 * random())::int as run,
      array(select random() from generate_series(1, 18) where i > 0) as a
    from (select current_setting('medida.casos')::int as total) t, generate_series(1, total) i
  ) s
) e;

alter table expediente_palabra drop constraint expediente_palabra_pkey;
insert into expediente_palabra
  select e.municipio_id, x.palabra, e.estado <> 'terminado', e.vence_fecha, e.expediente_id
  from expediente e, lateral (select distinct unnest(string_to_array(e.busqueda, ' ')) as palabra) x;
alter table expediente_palabra add primary key (municipio_id, palabra, abierto, vence_fecha, expediente_id);
