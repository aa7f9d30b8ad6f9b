/**
 * Keeps a selection from jumping to the end of a page when the pointer leaves a line of text: while the button is
 * down, an element that covers the page stands right behind the text under the selection's moving end, and takes
 * what lies between the lines. The method is that of pdf.js's own viewer (web/text_layer_builder.js, Apache-2.0).
 * Returns how to end it.
 */
export function guardSelection(layer: HTMLElement): () => void {
  const end = document.createElement('div');
  end.className = 'end-of-content';
  layer.append(end);
  guarded.set(layer, end);
  if (guarded.size === 1) startListening();
  return () => {
    guarded.delete(layer);
    end.remove();
    if (guarded.size === 0) stopListening?.abort();
  };
}

const guarded = new Map<HTMLElement, HTMLElement>();
let stopListening: AbortController | null = null;
let pointerDown = false;
let previous: Range | null = null;

function startListening(): void {
  stopListening = new AbortController();
  const { signal } = stopListening;
  document.addEventListener(
    'pointerdown',
    (event) => {
      pointerDown = true;
      if (event.target instanceof Element) event.target.closest('.text-layer')?.classList.add('selecting');
    },
    { signal },
  );
  document.addEventListener('pointerup', up, { signal });
  window.addEventListener('blur', up, { signal });
  document.addEventListener('selectionchange', follow, { signal });
}

function up(): void {
  pointerDown = false;
  for (const [layer, end] of guarded) reset(layer, end);
}

function reset(layer: HTMLElement, end: HTMLElement): void {
  if (end.parentElement !== layer || layer.lastChild !== end) layer.append(end);
  end.classList.remove('between');
  layer.classList.remove('selecting');
}

function follow(): void {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || !pointerDown) return;
  const range = selection.getRangeAt(0);
  for (const [layer, end] of guarded) {
    if (range.intersectsNode(layer)) layer.classList.add('selecting');
    else reset(layer, end);
  }
  moveGuard(range);
  previous = range.cloneRange();
}

function moveGuard(range: Range): void {
  const movesStart =
    previous !== null &&
    (range.compareBoundaryPoints(Range.END_TO_END, previous) === 0 ||
      range.compareBoundaryPoints(Range.START_TO_END, previous) === 0);
  let anchor: Node | null = movesStart ? range.startContainer : range.endContainer;
  if (anchor.nodeType === Node.TEXT_NODE) anchor = anchor.parentNode;
  if (!movesStart && range.endOffset === 0) anchor = before(anchor);
  const layer = anchor?.parentElement?.closest<HTMLElement>('.text-layer');
  const end = layer === null || layer === undefined ? undefined : guarded.get(layer);
  if (end === undefined || anchor === null || anchor === end) return;
  end.classList.add('between');
  anchor.parentElement?.insertBefore(end, movesStart ? anchor : anchor.nextSibling);
}

/** The element with text that comes before a node in the document. */
function before(node: Node | null): Node | null {
  let at = node;
  do {
    while (at !== null && at.previousSibling === null) at = at.parentNode;
    at = at?.previousSibling ?? null;
  } while (at !== null && at.childNodes.length === 0);
  return at;
}
