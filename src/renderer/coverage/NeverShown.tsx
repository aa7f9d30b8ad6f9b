import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { CaseState } from '../../core/cases/case-state.ts';
import { useStore } from '../app/store.ts';
import { useReader } from '../reading-room/ReadingRoomProvider.tsx';
import { Notice } from '../ui/Notice.tsx';
import { neverShownInWords } from './coverage-words.ts';
import { useCoverage } from './use-coverage.ts';

/** Before signing: which pages of the case were never on this screen. Nothing where all were. */
export function NeverShown({ state }: { readonly state: CaseState }): ReactNode {
  const asked = useCoverage(state.id);
  const shown = useStore(useReader().shown);
  const again = useEffectEvent(asked.again);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- pages are read on beside the form
  useEffect(() => again(), [shown]);
  const lines = (asked.value ?? []).flatMap((coverage) => {
    const words = neverShownInWords(coverage);
    const name = state.documents.find(({ sha256 }) => sha256 === coverage.document)?.name ?? '';
    return words === null ? [] : [{ document: coverage.document, name, words }];
  });
  if (lines.length === 0) return null;
  return (
    <Notice tone="info">
      <ul className="never-shown" aria-label="Pages never shown">
        {lines.map(({ document, name, words }) => (
          <li key={document}>
            <bdi>{name}</bdi>: {words}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
