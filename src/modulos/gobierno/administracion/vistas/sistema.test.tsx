import { expect, it } from 'vitest';
import { renderTrozo } from '../../../../diseno/index.ts';
import { Sistema } from './sistema.tsx';

it('dice en palabras qué trabajo falló y por qué, para que quien administra lo arregle', () => {
  const html = renderTrozo(
    <Sistema
      base="/nunoa/funcionarios"
      actos={[]}
      local={() => '2026-11-24T11:00'}
      fallidos={[
        {
          cola: 'revisar-adjunto',
          trabajoId: '1',
          datos: {},
          error: 'El antivirus no revisa archivos de 9 MB: su límite, StreamMaxLength, es menor.',
          intentos: 6,
          fallo: Temporal.Instant.from('2026-11-24T14:00:00Z'),
        },
      ]}
    />,
  );
  expect(html).toContain('Revisar un archivo con el antivirus');
  expect(html).toContain('El antivirus no revisa archivos de 9 MB');
  expect(html).not.toContain('>revisar-adjunto<');
});
