import { useState } from 'react';
import type { CaseState, Finding } from '../../core/cases/case-state.ts';
import type { Anchor } from '../../core/findings/events.ts';
import type { ElementId } from '../../core/legal-basis.ts';
import { useDraft } from '../app/drafts.ts';
import type { CasePlace } from '../app/workspace.ts';
import { readNewFindingDraft, type NewFindingText } from '../findings/reading-text.ts';
import type { ReadingTarget } from '../reading-room/reading-room-props.ts';
import { announce } from '../ui/announcer.tsx';
import type { CaseTab } from './case-tabs.ts';
import { isUnderReview } from './is-under-review.ts';
import { nextOpened, withOpened, withoutOpened, type OpenDocuments } from './open-documents.ts';
import { useOpenDocuments } from './use-open-documents.ts';

export type Pane = 'documents' | 'room' | 'panel';

/** What goes between the columns of a case: the place that is shown, the finding that is made, the tab that is open. */
export interface CaseFocus {
  readonly tab: CaseTab;
  readonly setTab: (tab: CaseTab) => void;
  readonly pane: Pane;
  readonly setPane: (pane: Pane) => void;
  /** SHA-256; null while there is no document. */
  readonly document: string | null;
  readonly opened: OpenDocuments;
  /** The place that is to be shown in a document. */
  readonly targetIn: (document: string) => ReadingTarget | null;
  readonly selectedFinding: string | null;
  readonly selectedElement: ElementId | null;
  /** The element that the next place will be for. */
  readonly armed: ElementId | null;
  /** The finding that is being made. */
  readonly pending: NewFindingText | null;
  readonly showDocument: (sha256: string) => void;
  readonly closeDocument: (sha256: string) => void;
  /** Shows the next or the last of the open documents. */
  readonly stepDocument: (by: 1 | -1) => void;
  /** Beside the one that is shown; null shows it alone. */
  readonly showBeside: (sha256: string | null) => void;
  readonly changeSides: () => void;
  readonly showPage: (sha256: string, page: number) => void;
  readonly showFinding: (finding: Finding) => void;
  readonly selectFinding: (id: string) => void;
  readonly selectElement: (element: ElementId | null) => void;
  readonly arm: (element: ElementId | null) => void;
  /** A place was marked in a document: begins a finding there. */
  readonly mark: (anchor: Anchor, document: string) => void;
  readonly changePending: (part: Partial<NewFindingText>) => void;
  readonly finishFinding: (made: string | null) => void;
}

/** A place, and the document that it is in. */
interface Wanted {
  readonly document: string | null;
  readonly place: ReadingTarget;
}

export function useCaseFocus(state: CaseState, at: CasePlace | null): CaseFocus {
  const [tab, setTab] = useState<CaseTab>(at?.tab ?? (state.demands.length === 0 ? 'request' : 'basis'));
  const [pane, setPane] = useState<Pane>(at?.tab === undefined ? 'room' : 'panel');
  const [selectedFinding, setSelectedFinding] = useState<string | null>(at?.target?.finding ?? null);
  const [selectedElement, setSelectedElement] = useState<ElementId | null>(null);
  const [armed, setArmed] = useState<ElementId | null>(null);
  const [draft, putDraft] = useDraft(`${state.id}/finding/new`);
  const pending = readNewFindingDraft(draft);
  const [opened, changeOpened] = useOpenDocuments(
    state,
    at === null ? (pending?.document ?? null) : at.document,
    at,
  );
  const [wanted, setWanted] = useState(() => wantedAt(at ?? placeOf(pending)));

  const goTo = (sha256: string, place: ReadingTarget | null): void => {
    if (place === null || sha256 !== opened.beside) changeOpened((before) => withOpened(before, sha256));
    setWanted(place === null ? null : { document: sha256, place });
    setPane('room');
  };
  const [seen, setSeen] = useState(at);
  if (at !== seen) {
    setSeen(at);
    if (at !== null) {
      setWanted(wantedAt(at));
      setSelectedFinding(at.target?.finding ?? null);
      if (at.tab !== undefined) setTab(at.tab);
      setPane(at.tab === undefined ? 'room' : 'panel');
    }
  }

  return {
    tab,
    setTab,
    pane,
    setPane,
    document: opened.shown,
    opened,
    targetIn: (document) => (wanted?.document === document ? wanted.place : null),
    selectedFinding,
    selectedElement,
    armed,
    pending,
    showDocument: (sha256) => goTo(sha256, null),
    closeDocument: (sha256) => changeOpened((before) => withoutOpened(before, sha256)),
    stepDocument(by) {
      const next = nextOpened(opened, by);
      if (next !== null) goTo(next, null);
    },
    showBeside: (beside) => changeOpened((before) => ({ ...before, beside })),
    changeSides: () =>
      changeOpened((before) =>
        before.beside === null ? before : { ...withOpened(before, before.beside), beside: before.shown },
      ),
    showPage: (sha256, page) => goTo(sha256, { page, finding: null, words: null }),
    showFinding(finding) {
      goTo(finding.document, { page: finding.anchor.page, finding: finding.id, words: null });
      setSelectedFinding(finding.id);
      setSelectedElement(finding.reading.element);
    },
    selectFinding(id) {
      setSelectedFinding(id);
      setSelectedElement(state.findings.find((finding) => finding.id === id)?.reading.element ?? null);
    },
    selectElement: setSelectedElement,
    arm(element) {
      setArmed(element);
      if (element === null) return;
      setPane('room');
      announce('Select words in the document and press H, or draw a box with B');
    },
    mark(anchor, document) {
      if (!isUnderReview(state)) {
        announce('The case is no longer under review. Reopen it first.');
        return;
      }
      const next: NewFindingText = {
        element: armed ?? pending?.element ?? null,
        verdict: pending?.verdict ?? null,
        note: pending?.note ?? '',
        demands: pending?.demands ?? null,
        document,
        anchor,
      };
      putDraft(JSON.stringify(next));
      setPane('panel');
    },
    changePending: (part) => putDraft(JSON.stringify({ ...pending, ...part })),
    finishFinding(made) {
      putDraft('');
      setArmed(null);
      if (made !== null) setSelectedFinding(made);
      setPane('room');
    },
  };
}

function wantedAt(place: CasePlace | null): Wanted | null {
  return place === null || place.target === null ? null : { document: place.document, place: place.target };
}

/** Where a finding is being made, so that its words are in view again after a lock. */
function placeOf(pending: NewFindingText | null): CasePlace | null {
  if (pending === null) return null;
  const { page, quote } = pending.anchor;
  return { document: pending.document, target: { page, finding: null, words: quote?.exact ?? null } };
}
