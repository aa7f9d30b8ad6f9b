import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts';
import { joinPieces, type PageText } from './page-text.ts';
import type { PageJob } from './pdf-session.ts';

/** A page's text, as text and as elements: `pieces[n]` shows piece `n`. */
export interface TextLayerContent {
  readonly text: PageText;
  readonly pieces: readonly HTMLElement[];
  /** It was made out from a picture by a machine, and may be wrong. */
  readonly recognized: boolean;
}

/** The text of a page, joined as everywhere in the window. */
export async function readPageText({ page }: PageJob): Promise<PageText> {
  const content = await page.getTextContent({ disableNormalization: true });
  return joinPieces(content.items.filter(isText));
}

/**
 * Fills `container` with a page's invisible, selectable text. The container's CSS needs `--total-scale-factor`
 * (CSS pixels for each unit of user space).
 */
export async function fillTextLayer(
  { page, engine }: PageJob,
  container: HTMLElement,
  rotation: number,
): Promise<TextLayerContent> {
  const content = await page.getTextContent({ disableNormalization: true });
  const viewport = page.getViewport({ scale: 1, rotation });
  const layer = new engine.pdfjs.TextLayer({ textContentSource: content, container, viewport });
  // pdf.js sizes the layer with the CSS function round(), which the oldest runtime does not know.
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  container.style.width = `calc(var(--total-scale-factor) * ${right - left}px)`;
  container.style.height = `calc(var(--total-scale-factor) * ${top - bottom}px)`;
  // A job that had to make way after this runs once more.
  container.replaceChildren();
  await layer.render();
  return { text: joinPieces(content.items.filter(isText)), pieces: layer.textDivs, recognized: false };
}

function isText(item: object): item is TextItem {
  return 'str' in item;
}
