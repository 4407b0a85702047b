// Teclado de la bandeja: j y k recorren las filas, x marca, / busca. Intro ya abre el enlace.
// Todo esto es una comodidad: sin este guion la página funciona igual.

const filas = [...document.querySelectorAll('tr[data-fila]')];
const enlaceDe = (fila) => fila?.querySelector('a.folio');

const filaActual = () => filas.findIndex((fila) => fila.contains(document.activeElement));

function mover(paso) {
  const actual = filaActual();
  const destino = actual === -1 ? (paso > 0 ? 0 : filas.length - 1) : actual + paso;
  const enlace = enlaceDe(filas[Math.max(0, Math.min(filas.length - 1, destino))]);
  enlace?.focus();
  enlace?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}

function marcar() {
  const casilla = filas[filaActual()]?.querySelector('input[type=checkbox]');
  if (casilla) casilla.checked = !casilla.checked;
}

const ACCIONES = {
  j: () => mover(1),
  k: () => mover(-1),
  x: marcar,
  '/': () => document.getElementById('q')?.focus(),
};

const escribe = (elemento) =>
  elemento instanceof HTMLElement &&
  elemento.matches('input:not([type=checkbox]), select, textarea');

document.addEventListener('keydown', (evento) => {
  if (evento.ctrlKey || evento.metaKey || evento.altKey) return;
  if (escribe(evento.target)) {
    if (evento.key === 'Escape') evento.target.blur();
    return;
  }
  const accion = Object.hasOwn(ACCIONES, evento.key) ? ACCIONES[evento.key] : undefined;
  if (accion === undefined) return;
  evento.preventDefault();
  accion();
});
