import { visibleText } from '../../core/visible-text.ts';
import type { ReaderState } from './reader-state.ts';

/**
 * Pages go by their number in the file everywhere: in findings, searches, letters. Some documents label them otherwise
 * (i, ii, A-1, 281); a label is said beside the number, and may be typed.
 */
type Labelled = Pick<ReaderState, 'labels' | 'pageCount'>;

/** The label that the document gives a page, where that is not simply its number. */
export function labelOf({ labels }: Pick<Labelled, 'labels'>, page: number): string | null {
  const label = labels?.[page - 1] ?? '';
  return label === '' || label === String(page) ? null : visibleText(label);
}

/** `Page 3`, or `Page 3, labelled iii`. */
export function pageInWords(state: Pick<Labelled, 'labels'>, page: number): string {
  const label = labelOf(state, page);
  return label === null ? `Page ${page}` : `Page ${page}, labelled ${label}`;
}

interface Named {
  /** Null where there is no such page. */
  readonly page: number | null;
  /** What must be said of where one landed; null where that was to be expected. */
  readonly said: string | null;
}

/** The page that was typed: by its label, else by its number; `#5` is a number always. */
export function pageNamed(typed: string, state: Labelled): Named {
  const { labels, pageCount } = state;
  const wanted = typed.trim();
  if (wanted === '') return { page: null, said: null };
  const at = labels?.findIndex((label) => label.toLowerCase() === wanted.toLowerCase()) ?? -1;
  const [, digits] = /^#?(\d+)$/.exec(wanted) ?? [];
  const number = digits === undefined ? null : Number(digits);
  const isPage = number !== null && number >= 1 && number <= pageCount;
  if (at !== -1) {
    const page = at + 1;
    if (!isPage || number === page) return { page, said: null };
    return {
      page,
      said: `Page ${page} of ${pageCount}, which the document labels ${wanted}. For page ${number} by its number type #${number}.`,
    };
  }
  if (isPage) {
    const label = labelOf(state, number);
    return {
      page: number,
      said: label === null ? null : `Page ${number} of ${pageCount}, labelled ${label}.`,
    };
  }
  return {
    page: null,
    said: `There is no page ${visibleText(wanted).slice(0, 40)}. The last one is page ${pageCount}.`,
  };
}
