import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  type QueryId,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  WhereNode,
} from 'kysely';

/** Tablas de referencia y el índice propio de las personas: no tienen seguridad por fila. */
const SIN_INQUILINO: ReadonlySet<string> = new Set([
  'municipio',
  'persona',
  'persona_expediente',
  'sesion',
  'ingreso_pendiente',
  'tramite_nacional',
]);

/**
 * Complemento de Kysely que quita de cada consulta el predicado explícito `municipio_id = …`,
 * como si quien la escribió lo hubiera olvidado. Lo que se vea igual lo vería un descuido.
 */
export function sinPredicado(): KyselyPlugin {
  const quitador = new QuitaPredicado();
  return {
    transformQuery: ({ node, queryId }) => quitador.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  };
}

class QuitaPredicado extends OperationNodeTransformer {
  protected override transformSelectQuery(node: SelectQueryNode, id?: QueryId): SelectQueryNode {
    const sub = super.transformSelectQuery(node, id);
    return deInquilino(sub.from?.froms ?? []) ? sinWhere(sub) : sub;
  }
  protected override transformUpdateQuery(node: UpdateQueryNode, id?: QueryId): UpdateQueryNode {
    const sub = super.transformUpdateQuery(node, id);
    return sub.table !== undefined && deInquilino([sub.table]) ? sinWhere(sub) : sub;
  }
  protected override transformDeleteQuery(node: DeleteQueryNode, id?: QueryId): DeleteQueryNode {
    const sub = super.transformDeleteQuery(node, id);
    return deInquilino(sub.from.froms) ? sinWhere(sub) : sub;
  }
}

function deInquilino(tablas: readonly OperationNode[]): boolean {
  return tablas.some((tabla) => {
    const real = 'node' in tabla && esNodo(tabla.node) ? tabla.node : tabla;
    return !TableNode.is(real) || !SIN_INQUILINO.has(real.table.identifier.name);
  });
}

function esNodo(valor: unknown): valor is OperationNode {
  return typeof valor === 'object' && valor !== null && 'kind' in valor;
}

function sinWhere<N extends { readonly where?: WhereNode }>(consulta: N): N {
  if (consulta.where === undefined) return consulta;
  const resto = podar(consulta.where.where);
  const { where: _quitado, ...sin } = consulta;
  return (resto === undefined ? sin : { ...sin, where: WhereNode.create(resto) }) as N;
}

function podar(nodo: OperationNode): OperationNode | undefined {
  if (AndNode.is(nodo)) {
    const [izquierda, derecha] = [podar(nodo.left), podar(nodo.right)];
    if (izquierda === undefined || derecha === undefined) return izquierda ?? derecha;
    return AndNode.create(izquierda, derecha);
  }
  if (ParensNode.is(nodo)) {
    const dentro = podar(nodo.node);
    return dentro === undefined ? undefined : ParensNode.create(dentro);
  }
  return esPredicadoDeMunicipio(nodo) ? undefined : nodo;
}

function esPredicadoDeMunicipio(nodo: OperationNode): boolean {
  if (!BinaryOperationNode.is(nodo) || !OperatorNode.is(nodo.operator)) return false;
  const { leftOperand, operator } = nodo;
  return (
    operator.operator === '=' &&
    ReferenceNode.is(leftOperand) &&
    ColumnNode.is(leftOperand.column) &&
    leftOperand.column.column.name === 'municipio_id'
  );
}
