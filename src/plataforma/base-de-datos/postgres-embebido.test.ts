import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carpetaDelZocalo, iniciarPostgres } from './postgres-embebido.ts';

let carpeta: string;
let zocalo: string;
beforeAll(() => {
  carpeta = mkdtempSync(join(tmpdir(), 'zocalo-'));
  zocalo = carpetaDelZocalo(carpeta);
});
afterAll(() => {
  rmSync(carpeta, { recursive: true, force: true });
  rmSync(zocalo, { recursive: true, force: true });
});

it('al detenerse borra la carpeta de su socket', async () => {
  const postgres = await iniciarPostgres(carpeta);
  expect(postgres.host).toBe(zocalo);
  expect(existsSync(join(zocalo, '.s.PGSQL.5432'))).toBe(true);
  await postgres.detener();
  expect(existsSync(zocalo)).toBe(false);
}, 120_000);

it('inicia sobre la que dejó un corte de golpe, y también la borra', async () => {
  const { pid: muerto } = spawnSync(process.execPath, ['-e', '']);
  mkdirSync(zocalo, { mode: 0o700 });
  writeFileSync(join(zocalo, '.s.PGSQL.5432'), '');
  writeFileSync(
    join(zocalo, '.s.PGSQL.5432.lock'),
    `${muerto}\n${join(carpeta, 'postgres')}\n1\n5432\n${zocalo}\n\n`,
  );
  const postgres = await iniciarPostgres(carpeta);
  await postgres.detener();
  expect(existsSync(zocalo)).toBe(false);
}, 120_000);

it('lo que otro haya dejado en ella no se borra', async () => {
  const postgres = await iniciarPostgres(carpeta);
  writeFileSync(join(zocalo, 'ajeno'), '');
  await postgres.detener();
  expect(existsSync(join(zocalo, 'ajeno'))).toBe(true);
}, 120_000);
