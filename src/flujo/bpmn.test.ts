import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitrarioFlujo } from './bloques.arbitrario.ts';
import { construirFlujo, fin, paso, secuencia } from './bloques.ts';
import { aBpmn } from './bpmn-exportar.ts';
import { desdeBpmn } from './bpmn-importar.ts';

const completo = {
  ...construirFlujo(
    'permiso',
    secuencia(
      paso({
        id: 'revisar',
        tipo: 'tarea',
        nombre: 'Revisar "planos" & <anexos> · ñandú',
        rol: 'revisor',
        unidad: 'dom',
        acciones: [
          { id: 'aprobar', nombre: 'Aprobar', estilo: 'principal' },
          { id: 'rechazar', nombre: 'Rechazar', requiereFundamento: true, estilo: 'peligro' },
        ],
        plazo: { cantidad: 20, tipo: 'habiles', articulo: 'Ley 19.880, art. 24' },
      }),
      paso(
        { id: 'pagar', tipo: 'espera', nombre: 'Pago', de: 'pago', acciones: [] },
        {
          id: 'sin-pago',
          nombre: 'No pagó',
          plazo: { cantidad: 6, tipo: 'meses' },
          interrumpe: true,
          sigue: fin('abandono', 'Abandono', 'abandonado'),
        },
      ),
      fin('listo', 'Otorgado', 'otorgado'),
    ),
  ),
  version: '3',
};

describe('BPMN 2.0', () => {
  test('ida y vuelta de cualquier flujo, con ids y orden', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarioFlujo(), async (flujo) => {
        expect(await desdeBpmn(await aBpmn(flujo))).toEqual({ ok: true, valor: flujo });
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test('ida y vuelta con roles, plazos, acciones, artículos y letras especiales', async () => {
    const xml = await aBpmn(completo);
    expect(await desdeBpmn(xml)).toEqual({ ok: true, valor: completo });
    expect(xml).toContain('<bpmndi:BPMNShape');
    expect(xml).toContain('P6M');
  });

  test('un BPMN ajeno, sin extensiones, entra con valores por omisión', async () => {
    const xml = envolver(`
      <bpmn:startEvent id="s"/><bpmn:task id="t" name="Ver"/><bpmn:endEvent id="e"/>
      <bpmn:boundaryEvent id="b" attachedToRef="t"><bpmn:timerEventDefinition>
        <bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
      <bpmn:endEvent id="v"/>
      <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
      <bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="e"/>
      <bpmn:sequenceFlow id="f3" sourceRef="b" targetRef="v"/>`);
    const leido = await desdeBpmn(xml);
    expect(leido.ok && leido.valor.nodos).toMatchObject([
      { id: 's', tipo: 'inicio' },
      { id: 't', tipo: 'tarea', nombre: 'Ver', rol: 'funcionario', acciones: [] },
      { id: 'e', resultado: 'e' },
      { id: 'b', adjuntoA: 't', interrumpe: true, plazo: { cantidad: 5, tipo: 'corridos' } },
      { id: 'v' },
    ]);
  });

  test.each([
    ['<bpmn:subProcess id="malo"/>'],
    ['<bpmn:scriptTask id="malo"><bpmn:script>1</bpmn:script></bpmn:scriptTask>'],
    ['<bpmn:callActivity id="malo" calledElement="x"/>'],
    ['<bpmn:eventBasedGateway id="malo"/>'],
    ['<bpmn:startEvent id="malo"><bpmn:messageEventDefinition/></bpmn:startEvent>'],
    ['<bpmn:endEvent id="malo"><bpmn:errorEventDefinition/></bpmn:endEvent>'],
    ['<bpmn:userTask id="malo"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>'],
    [
      '<bpmn:userTask id="t"/><bpmn:boundaryEvent id="malo" attachedToRef="t"><bpmn:timerEventDefinition><bpmn:timeDuration>PT3H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>',
    ],
    [
      '<bpmn:userTask id="t"/><bpmn:sequenceFlow id="malo" sourceRef="t" targetRef="t"><bpmn:conditionExpression>total = 1</bpmn:conditionExpression></bpmn:sequenceFlow>',
    ],
  ])('rechaza con su id lo que no admite: %s', async (cuerpo) => {
    expect(await desdeBpmn(envolver(cuerpo))).toMatchObject({ ok: false, error: [{ id: 'malo' }] });
  });

  test.each([[''], ['<nada'], ['{}'], ['<a/>'], [envolver('<bpmn:inventado id="x"/>')]])(
    'lo que no es BPMN es un error, no una excepción: %j',
    async (xml) => {
      expect((await desdeBpmn(xml)).ok).toBe(false);
    },
  );
});

function envolver(cuerpo: string): string {
  return `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    targetNamespace="x"><bpmn:process id="p">${cuerpo}</bpmn:process></bpmn:definitions>`;
}
