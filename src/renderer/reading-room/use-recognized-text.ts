import { useEffect, useState, type RefObject } from 'react';
import type { PageRecognition } from '../../ipc/recognition-views.ts';
import type { TextLayerContent } from '../pdf/text-layer.ts';
import type { PageView } from './page-geometry.ts';
import { fillRecognizedLayer } from './recognized-layer.ts';
import { guardSelection } from './selection-guard.ts';

/** Fills the page's text layer with what was recognised; null where nothing was. */
export function useRecognizedText(
  layer: RefObject<HTMLDivElement | null>,
  recognition: PageRecognition | null,
  { shape, turn }: PageView,
): TextLayerContent | null {
  const [content, setContent] = useState<TextLayerContent | null>(null);
  useEffect(() => {
    const container = layer.current;
    if (container === null || recognition?.state !== 'recognized') return;
    let wanted = true;
    let unguard = (): void => undefined;
    // Words are stretched by their measured width, which is known once the fonts are.
    void document.fonts.ready.then(() => {
      if (!wanted) return;
      unguard = guardSelection(container);
      setContent(fillRecognizedLayer(container, recognition, shape, turn));
    });
    return () => {
      wanted = false;
      unguard();
      setContent(null);
      container.replaceChildren();
    };
  }, [layer, recognition, shape, turn]);
  return content;
}
