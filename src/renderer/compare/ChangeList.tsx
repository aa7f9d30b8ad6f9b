import { useEffect, useRef, type ReactNode } from 'react';
import type { Anchor } from '../../core/findings/events.ts';
import type { DocumentChange } from '../../ipc/compare-calls.ts';

interface ChangeListProps {
  readonly changes: readonly DocumentChange[];
  readonly current: number | null;
  readonly onShow: (index: number) => void;
}

/** Shown at the most; who compares wholly different papers needs no more to see it. */
const MOST = 500;

/** Every change in order: what stood there, and what stands there now. */
export function ChangeList({ changes, current, onShow }: ChangeListProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the row it looks for is the current one
  }, [current]);
  return (
    <>
      <ol ref={list} className="compare-changes" aria-label="Changes">
        {changes.slice(0, MOST).map((change, index) => (
          <li key={index}>
            <button
              type="button"
              className="compare-change"
              aria-current={index === current}
              onClick={() => onShow(index)}
            >
              <span className="quiet page-number">{pageOf(change)}</span>
              {change.before.length > 0 && (
                <del dir="auto">
                  <span className="visually-hidden">Removed: </span>
                  {wordsOf(change.before)}
                </del>
              )}
              {change.after.length > 0 && (
                <ins dir="auto">
                  <span className="visually-hidden">Added: </span>
                  {wordsOf(change.after)}
                </ins>
              )}
            </button>
          </li>
        ))}
      </ol>
      {changes.length > MOST && <p className="quiet">Only the first {MOST} are listed.</p>}
    </>
  );
}

/** The page of what stands there now, else of what stood there: named as the two documents beside the list are. */
function pageOf({ before, after }: DocumentChange): string {
  const [now] = after;
  return now === undefined ? `Earlier p ${before[0]?.page ?? ''}` : `Later p ${now.page}`;
}

const LONGEST = 160;

function wordsOf(anchors: readonly Anchor[]): string {
  const words = anchors.map(({ quote }) => quote?.exact ?? '').join(' ');
  return words.length > LONGEST ? `${words.slice(0, LONGEST).toWellFormed()}…` : words;
}
