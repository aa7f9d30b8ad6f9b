import { useEffect, useState } from 'react';
import type { EyePlace, InspectionOutcome } from '../../core/documents/inspection.ts';
import { failureRecord, type FailureRecord } from '../../core/failure.ts';
import { call } from '../app/client.ts';

/** What the eye misses in the document that is shown, as far as that is known. */
export interface Inspected {
  /** Null while it is looked for, and where that failed. */
  readonly outcome: InspectionOutcome | null;
  readonly failure: FailureRecord | null;
  readonly again: () => void;
}

interface Answer {
  readonly of: string;
  readonly outcome: InspectionOutcome | null;
  readonly failure: FailureRecord | null;
}

/** Asks for the inspection of a document once it is `ready`: its text comes first. */
export function useInspection(document: string, ready: boolean): Inspected {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    const settle = (outcome: InspectionOutcome | null, failure: FailureRecord | null): void => {
      if (wanted) setAnswer({ of: document, outcome, failure });
    };
    call('documents.inspect', { document }).then(
      (outcome) => settle(outcome, null),
      (thrown: unknown) => settle(null, failureRecord(thrown)),
    );
    return () => {
      wanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another round is a reason to ask again
  }, [document, ready, round]);
  const current = answer?.of === document ? answer : null;
  return {
    outcome: current?.outcome ?? null,
    failure: current?.failure ?? null,
    again() {
      setAnswer(null);
      setRound((count) => count + 1);
    },
  };
}

/** The places of a page, out of an inspection. */
export function placesOn({ outcome }: Pick<Inspected, 'outcome'>, page: number): readonly EyePlace[] {
  if (outcome?.kind !== 'inspected') return [];
  return outcome.inspection.places.filter((place) => place.page === page);
}

/** How much there is that a reader should know of: places, what would act, and earlier revisions. */
export function concerns({ outcome }: Pick<Inspected, 'outcome'>): number {
  if (outcome?.kind !== 'inspected') return 0;
  const { places, morePlaces, objects, file } = outcome.inspection;
  const acts = (objects?.actions.length ?? 0) + (objects?.moreActions ?? 0);
  const values = (objects?.unshownValues.length ?? 0) + (objects?.moreUnshownValues ?? 0);
  return places.length + morePlaces + acts + values + file.earlier.length;
}
