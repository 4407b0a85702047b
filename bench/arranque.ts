/** Del mandato a la primera página servida: carpeta de datos nueva (frío) y ya usada (tibio). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cincoPuertos, compilar, hasta, iniciar } from '../tests/operacion/proceso.ts';
import { avanzar, informar, medianaDe, redondear } from './informe.ts';

const RONDAS = Number(process.argv[2] ?? 3);
compilar();

async function hastaLaPrimeraPagina(datos: string): Promise<number> {
  const desde = performance.now();
  const sitio = iniciar({ datos, puerto: await cincoPuertos() });
  await hasta(
    () =>
      fetch(`${sitio.url}/nunoa`).then(
        ({ status }) => status === 200,
        () => false,
      ),
    120_000,
    sitio.salida,
  );
  const segundos = (performance.now() - desde) / 1000;
  await sitio.listo();
  sitio.senal('SIGTERM');
  await sitio.fin;
  return segundos;
}

const frios: number[] = [];
const tibios: number[] = [];
for (let i = 0; i < RONDAS; i++) {
  avanzar(`Arranque ${i + 1} de ${RONDAS}`);
  const datos = mkdtempSync(join(tmpdir(), 'municipios-medida-'));
  frios.push(await hastaLaPrimeraPagina(datos));
  tibios.push(await hastaLaPrimeraPagina(datos));
  rmSync(datos, { recursive: true, force: true });
}
informar({
  nombre: 'arranque a la primera página, carpeta nueva',
  mediana: medianaDe(frios),
  unidad: 's',
  detalle: { rondas: frios.map(redondear), incluye: 'initdb, migración, siembra y simuladores' },
});
informar({
  nombre: 'arranque a la primera página, segunda vez',
  mediana: medianaDe(tibios),
  unidad: 's',
  detalle: { rondas: tibios.map(redondear) },
  presupuesto: '< 5',
  cumple: medianaDe(tibios) < 5,
});
