import { useMemo, useState } from 'react';
import type { EyePlace } from '../../core/documents/inspection.ts';
import { useReader } from '../reading-room/ReadingRoomProvider.tsx';
import type { InspectionOnPages } from './InspectionProvider.tsx';
import type { Inspected } from './use-inspection.ts';

/** Which of the places is looked at, and whether the panel is open. `isAsItIs`: the pages are those inspected. */
export function useEye(inspected: Inspected, isAsItIs: boolean) {
  const reader = useReader();
  const [open, setOpen] = useState(!isAsItIs);
  const [selected, setSelected] = useState<EyePlace | null>(null);
  const onPages = useMemo<InspectionOnPages | null>(
    () =>
      isAsItIs
        ? {
            outcome: inspected.outcome,
            shown: open,
            selected,
            onSelect(place) {
              setSelected(place);
              setOpen(true);
            },
            onFacts: () => setOpen(true),
          }
        : null,
    [isAsItIs, inspected.outcome, selected, open],
  );
  return {
    open,
    selected,
    onPages,
    toggle: () => setOpen((before) => !before),
    goTo: (place: EyePlace): void => {
      setSelected(place);
      reader.go(place.page, { box: place.boxes[0] ?? null });
    },
  };
}
