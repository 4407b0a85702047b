/**
 * Un paso de flujo guardado (actuar: decide, anota el evento encadenado, mueve plazos y encola)
 * contra la transacción desnuda que necesita: begin, set local, select for update, insert, update,
 * commit. Misma base, una conexión, alternados; la razón es la figura.
 */
import pg from 'pg';
import certificado from '../catalogo/certificado-numero/tramite.ts';
import { actuar, expedientePorId } from '../src/modulos/tramitacion/expedientes/index.ts';
import { ingresarPrueba, sembrarMunicipio } from '../tests/soporte/municipio-de-prueba.ts';
import { avanzar, informar, medianaDe, percentil, redondear } from './informe.ts';
import { abrirInstalacion } from './instalacion.ts';

const PASOS = Number(process.argv[2] ?? 150);
const instalacion = await abrirInstalacion();
const { puertos, depruebas, duenio, base, conexion } = instalacion;
const municipio = await sembrarMunicipio(depruebas, duenio, 13101);
const { municipioId } = municipio;
const ejemplo = certificado.ejemplos.find(({ id }) => id === 'certificar');
const accion = ejemplo?.acciones[0];
if (accion === undefined) throw new Error('El ejemplo no tiene acciones');

avanzar(`Preparando ${2 * PASOS} expedientes`);
const ingresados: string[] = [];
for (let i = 0; i < 2 * PASOS; i++) {
  const { expedienteId } = await ingresarPrueba(depruebas, municipio);
  ingresados.push(expedienteId);
  await depruebas.colas.vaciar();
}

const cliente = new pg.Client(conexion);
await cliente.connect();

async function pasoDelProducto(expedienteId: string, revision: number): Promise<number> {
  const desde = performance.now();
  const hecho = await base.conMunicipio(municipioId, (tx) =>
    actuar(tx, puertos, {
      expedienteId,
      funcionario: accion?.paso.startsWith('firmar') ? municipio.firmante : municipio.revisora,
      nodo: accion?.paso ?? '',
      accion: accion?.accion ?? '',
      revision,
      fundamento: 'Medición.',
      ...(accion?.datos === undefined ? {} : { datos: accion.datos }),
    }),
  );
  if (!hecho.ok) throw new Error(JSON.stringify(hecho.error));
  return performance.now() - desde;
}

async function transaccionDesnuda(expedienteId: string): Promise<number> {
  const desde = performance.now();
  await cliente.query('begin');
  await cliente.query(`set local app.municipio_id = '${municipioId}'`);
  await cliente.query(
    'select * from expediente where municipio_id = $1 and expediente_id = $2 for update',
    [municipioId, expedienteId],
  );
  await cliente.query(
    `insert into evento values ($1, $2, 9999, 'medida', '{}', '{}', now(), 'x', 'x')`,
    [municipioId, expedienteId],
  );
  await cliente.query(
    'update expediente set revision = revision + 1 where municipio_id = $1 and expediente_id = $2',
    [municipioId, expedienteId],
  );
  await cliente.query('commit');
  return performance.now() - desde;
}

avanzar('Midiendo pasos');
const producto: number[] = [];
const desnuda: number[] = [];
for (let i = 0; i < PASOS; i++) {
  const [propio = '', ajeno = ''] = ingresados.slice(2 * i, 2 * i + 2);
  const expediente = await base.conMunicipio(municipioId, (tx) => expedientePorId(tx, propio));
  producto.push(await pasoDelProducto(propio, expediente?.revision ?? 0));
  desnuda.push(await transaccionDesnuda(ajeno));
}
// Las primeras vueltas calientan planes y código.
const [a, b] = [producto.slice(20), desnuda.slice(20)];
const razon = medianaDe(a) / medianaDe(b);
informar({
  nombre: 'paso de flujo guardado, contra la transacción desnuda',
  mediana: razon,
  unidad: 'veces',
  detalle: {
    pasos: a.length,
    pasoP50ms: redondear(medianaDe(a)),
    pasoP95ms: redondear(percentil(a, 95)),
    desnudaP50ms: redondear(medianaDe(b)),
    desnudaP95ms: redondear(percentil(b, 95)),
    accion: `${accion.paso}: ${accion.accion}`,
  },
  presupuesto: '<= 2',
  cumple: razon <= 2,
});
await cliente.end();
await instalacion.cerrar();
