-- Qué municipios tienen algo por hacer, en una sola consulta, para los trabajos de cada minuto.
-- Las funciones corren con los permisos de quien las llama y fijan cada municipio antes de mirarlo:
-- la seguridad por fila sigue valiendo y nada más que el código del municipio sale de aquí.

create index pago_intento_sin_desenlace on pago_intento (municipio_id, creado_en)
  where estado in ('creado', 'en_pasarela', 'dudoso');
create index pago_intento_perdido on pago_intento (municipio_id, creado_en)
  where estado in ('abortado', 'expirado') and token is not null;
drop index pago_intento_pendiente;
create index giro_pagado on giro (municipio_id, pagado_en) where estado = 'pagado';
create index borrador_por_pagar on borrador (municipio_id, borrador_id) where estado = 'por_pagar';

-- «set app.municipio_id» en la cabecera devuelve el valor anterior al salir, aunque falle.
-- Un solo plan para los 345: volver a planificar en cada municipio cuesta más que preguntar.
create function municipios_con_plazo_vencido(ahora timestamptz) returns setof integer
language plpgsql volatile security invoker
set search_path = pg_catalog, public, pg_temp
set app.municipio_id = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  actual integer;
begin
  for actual in select m.municipio_id from municipio m order by m.municipio_id loop
    execute format('set local app.municipio_id = %L', actual);
    if exists (
      select from plazo p
      where p.municipio_id = actual and p.estado = 'corriendo' and p.vence_en <= ahora
    ) then
      return next actual;
    end if;
  end loop;
end $$;

create function municipios_con_pagos_por_conciliar(
  antes_de timestamptz, perdidos_desde timestamptz, pagados_desde timestamptz
) returns setof integer
language plpgsql volatile security invoker
set search_path = pg_catalog, public, pg_temp
set app.municipio_id = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  actual integer;
begin
  for actual in select m.municipio_id from municipio m order by m.municipio_id loop
    execute format('set local app.municipio_id = %L', actual);
    if exists (
      select from pago_intento i
      where i.municipio_id = actual and i.creado_en < antes_de
        and i.estado in ('creado', 'en_pasarela', 'dudoso')
    ) or exists (
      select from pago_intento i
      where i.municipio_id = actual and i.creado_en < antes_de and i.creado_en >= perdidos_desde
        and i.estado in ('abortado', 'expirado') and i.token is not null
    ) or exists (
      -- Primero lo pagado hace poco, que está acotado; no las solicitudes sin pagar, que no lo están.
      with recientes as materialized (
        select g.borrador_id from giro g
        where g.municipio_id = actual and g.estado = 'pagado' and g.pagado_en >= pagados_desde
      )
      select from recientes r join borrador b
        on b.municipio_id = actual and b.borrador_id = r.borrador_id and b.estado = 'por_pagar'
    ) then
      return next actual;
    end if;
  end loop;
end $$;

revoke all on function municipios_con_plazo_vencido(timestamptz) from public;
revoke all on function municipios_con_pagos_por_conciliar(timestamptz, timestamptz, timestamptz)
  from public;
grant execute on function municipios_con_plazo_vencido(timestamptz) to muni_app;
grant execute on function municipios_con_pagos_por_conciliar(timestamptz, timestamptz, timestamptz)
  to muni_app;
