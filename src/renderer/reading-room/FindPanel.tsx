import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { ChevronDown, ChevronUp, Highlighter, X } from 'lucide-react';
import { counted } from '../../core/cases/summary.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { HitList } from './HitList.tsx';
import { MOST_HITS, type Found } from './use-find.ts';

interface FindPanelProps {
  readonly words: string;
  readonly found: Found | null;
  readonly pageCount: number;
  /** How many pages are pictures, in which no words can be found. */
  readonly pictures: number;
  /** Index of the hit that is shown, or null before one is. */
  readonly current: number | null;
  /** Goes up when the field is asked for again while it is open. */
  readonly asked: number;
  readonly onWords: (words: string) => void;
  readonly onHit: (index: number) => void;
  readonly onStep: (by: 1 | -1) => void;
  /** Makes a finding of the words at the hit that is shown. */
  readonly onFinding: () => void;
  readonly onClose: () => void;
}

/** Words looked for in the document, and every place where they stand. */
export function FindPanel(props: FindPanelProps): ReactNode {
  const { words, found, current } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.select();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked for again: typed over at once
  }, [props.asked]);
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') props.onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
  };
  return (
    <section className="find-panel" role="search" aria-label="Find in this document">
      <div className="find-field">
        <input
          ref={field}
          className="input"
          type="search"
          aria-label="Words to find"
          placeholder="Find in this document"
          value={words}
          onChange={(event) => props.onWords(event.target.value)}
          onKeyDown={key}
        />
        <IconButton
          icon={ChevronUp}
          label="Previous hit (P)"
          disabled={!found?.hits.length}
          onClick={() => props.onStep(-1)}
        />
        <IconButton
          icon={ChevronDown}
          label="Next hit (N)"
          disabled={!found?.hits.length}
          onClick={() => props.onStep(1)}
        />
        <IconButton icon={X} label="Close (Esc)" onClick={props.onClose} />
      </div>
      <p className="find-count" role="status">
        {countInWords(props)}
      </p>
      {current !== null && (
        <Button look="quiet" icon={Highlighter} className="find-finding" onClick={props.onFinding}>
          Finding of this hit
        </Button>
      )}
      {found !== null && found.hits.length > 0 && (
        <HitList hits={found.hits} current={current} onHit={props.onHit} />
      )}
    </section>
  );
}

function countInWords({ words, found, pageCount, pictures, current }: FindPanelProps): string {
  if (words.trim() === '') return 'Case and accents make no difference.';
  if (found === null) return 'Looking…';
  const { hits, looked, done, unread } = found;
  const count = hits.length === 1 ? '1 hit' : `${hits.length.toLocaleString()} hits`;
  const where = current === null ? count : `${(current + 1).toLocaleString()} of ${count}`;
  if (!done) return `${where} · page ${looked} of ${pageCount}`;
  if (hits.length >= MOST_HITS) return `${where}; looked up to page ${looked} only`;
  const blind = [
    ...(pictures === 0
      ? []
      : [
          `no words on ${counted(pictures, 'page')} that ${pictures === 1 ? 'is a picture' : 'are pictures'}`,
        ]),
    ...(unread === 0 ? [] : [`${counted(unread, 'page')} could not be read`]),
  ];
  return [where, ...blind].join(' · ');
}
