import { createContext, useContext } from 'react';
import type { CaseSummary } from '../../core/cases/summary.ts';
import type { Identity, Settings } from '../../ipc/views.ts';
import type { CaseTab } from '../cases/case-tabs.ts';
import type { ReadingTarget } from '../reading-room/reading-room-props.ts';
import type { Asked } from './use-query.ts';

/** A place in a case that is to be shown at once. */
export interface CasePlace {
  readonly document: string | null;
  readonly target: ReadingTarget | null;
  /** The tab that is to be open, where it matters. */
  readonly tab?: CaseTab;
}

export type Place =
  /** `within`: the case in which one wants to search. */
  | { readonly screen: 'docket'; readonly within?: string }
  | { readonly screen: 'settings' }
  | { readonly screen: 'reports' }
  | { readonly screen: 'people' }
  | { readonly screen: 'case'; readonly case: string; readonly at: CasePlace | null };

export type OpenDialog =
  | { readonly name: 'palette' }
  | { readonly name: 'keys' }
  | { readonly name: 'new-case'; readonly files: readonly File[] }
  | { readonly name: 'import'; readonly file: File }
  | { readonly name: 'import-docket'; readonly file: File }
  | { readonly name: 'add-card'; readonly file: File | null }
  | { readonly name: 'export'; readonly cases: readonly string[]; readonly people?: readonly string[] };

/** What every screen of an unlocked vault may use. */
export interface Workspace {
  readonly identity: Identity;
  readonly settings: Settings;
  readonly changeSettings: (settings: Settings) => Promise<void>;
  readonly docket: Asked<readonly CaseSummary[]>;
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly open: (dialog: OpenDialog | null) => void;
  /** Takes in files that were dropped or chosen: bundles and identity cards are shown one by one, the rest goes to a case. */
  readonly takeIn: (files: readonly File[], caseId: string | null) => void;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('There is no workspace outside of an unlocked vault.');
  return workspace;
}
