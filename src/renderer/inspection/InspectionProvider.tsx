import { createContext, useContext, type ReactNode } from 'react';
import type { EyePlace } from '../../core/documents/inspection.ts';
import type { Inspected } from './use-inspection.ts';

/** What the marks on the pages need to know of an inspection. */
export interface InspectionOnPages {
  readonly outcome: Inspected['outcome'];
  /** The panel is open: what is there but not seen, as links are, is outlined. */
  readonly shown: boolean;
  readonly selected: EyePlace | null;
  readonly onSelect: (place: EyePlace) => void;
  /** Shows what is known of the file. */
  readonly onFacts: () => void;
}

const InspectionContext = createContext<InspectionOnPages | null>(null);

export function InspectionProvider({
  value,
  children,
}: {
  readonly value: InspectionOnPages | null;
  readonly children: ReactNode;
}): ReactNode {
  return <InspectionContext value={value}>{children}</InspectionContext>;
}

/** Null where the pages shown are not those that were inspected: an earlier revision. */
export function useInspectionOnPages(): InspectionOnPages | null {
  return useContext(InspectionContext);
}
