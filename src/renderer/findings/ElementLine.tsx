import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Crosshair, SearchX } from 'lucide-react';
import { nameOfDocument, type CaseState } from '../../core/cases/case-state.ts';
import { staleSince } from '../../core/findings/stale-words.ts';
import type { ElementInCase } from '../../core/evidence/element-in-case.ts';
import { verifiedByCall } from '../../core/guidelines/element-standing.ts';
import { namedInConcern } from '../../core/findings/concern-words.ts';
import { elements, verdicts } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import type { CaseFocus } from '../cases/use-case-focus.ts';
import { isUnderReview } from '../cases/is-under-review.ts';
import { CallBackLines } from '../emergencies/CallBackLines.tsx';
import { SearchDialog } from '../evidence/SearchDialog.tsx';
import { SearchedLines } from '../evidence/SearchedLines.tsx';
import { RuleList } from '../guidelines/RuleList.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { VerdictSign } from '../ui/VerdictSign.tsx';
import { Concern } from './Concern.tsx';
import { demandInLine } from './demand-in-line.ts';
import { signOf, type ElementStanding } from './element-standing.ts';

interface ElementLineProps {
  readonly item: ElementInCase;
  readonly view: CaseView;
  readonly focus: CaseFocus;
}

/** One element of the checklist; opened it shows the rule, the findings, the searches, and what can be done. */
export function ElementLine({ item, view, focus }: ElementLineProps): ReactNode {
  const { element, findings, stale } = item;
  const line = useRef<HTMLLIElement>(null);
  const open = focus.selectedElement === element || focus.armed === element;
  const sign = signOf[item.state];
  const unverified = item.rules.length > 0 && item.rules.every(({ verified }) => verified === 'memory');
  useEffect(() => {
    if (open) line.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const choose = (): void => {
    focus.selectElement(open ? null : element);
    const [worst] = [...findings, ...stale];
    if (!open && worst !== undefined) focus.showFinding(worst);
  };
  return (
    <li ref={line} className={`element ${open ? 'is-selected' : ''}`} data-element={element}>
      <button type="button" className="element-head" aria-expanded={open} onClick={choose}>
        <VerdictSign standing={sign} />
        <span>
          {elements.labels[element]} {unverified && !open && <Tag tone="warn">unverified</Tag>}
        </span>
        <span className="quiet page-number">{placeInWords(sign, item, view.state)}</span>
      </button>
      {open && (
        <div className="element-body">
          <Apart item={item} state={view.state} />
          <ElementFindings item={item} state={view.state} focus={focus} />
          <SearchedLines element={element} view={view} />
          {element === verifiedByCall && (
            <CallBackLines
              view={view}
              isLacking={item.ground.type === 'nothing' && item.ground.lacksCall === true}
              onShow={() => focus.setTab('emergency')}
            />
          )}
          {item.rules.length > 0 && <RuleList rules={item.rules} />}
          {isUnderReview(view.state) && <ElementActs item={item} view={view} focus={focus} />}
        </div>
      )}
    </li>
  );
}

/** The pages that it is found on, or of findings in several documents these instead; else what was done about it. */
function placeInWords(
  sign: ElementStanding,
  { element, findings, ground }: ElementInCase,
  { searches }: CaseState,
): string {
  if (sign === 'examine-again') return 'examine again';
  if (ground.type === 'called-back') return 'called back';
  if (ground.type === 'nothing' && ground.lacksCall === true) return 'not called back';
  const documents = [...new Set(findings.map(({ document }) => document))];
  if (documents.length > 1) return `${String(documents.length)} documents`;
  const pages = [...new Set(findings.map(({ anchor }) => anchor.page))];
  if (pages.length > 0) return `p ${pages.slice(0, 3).join(', ')}`;
  if (sign === 'searched') return 'not found';
  if (sign === 'overridden') return 'overridden';
  if (element === verifiedByCall) return '–';
  return searches.some((search) => search.element === element) ? 'searched in part' : '–';
}

interface OfCase {
  readonly item: ElementInCase;
  readonly state: CaseState;
}

/** With what of the demanded it stands how, where that differs. */
function Apart({ item: { apart }, state }: OfCase): ReactNode {
  if (apart.length === 0) return null;
  return (
    <ul className="apart" aria-label="By what is demanded">
      {apart.flatMap(({ demands, state: how }) =>
        demands.map((id) => (
          <li key={id}>
            <VerdictSign standing={signOf[how]} />{' '}
            <span dir="auto">{namedInConcern(state, id, demandInLine)}</span>
          </li>
        )),
      )}
    </ul>
  );
}

function ElementFindings({
  item: { findings, stale },
  state,
  focus,
}: OfCase & Pick<ElementLineProps, 'focus'>): ReactNode {
  return [...findings, ...stale].map((finding) => (
    <button
      key={finding.id}
      type="button"
      className="element-finding"
      aria-current={finding.id === focus.selectedFinding}
      onClick={() => focus.showFinding(finding)}
    >
      {findings.length + stale.length > 1 && <VerdictSign standing={finding.reading.verdict} />}
      <span>
        <span className="visually-hidden">{verdicts.labels[finding.reading.verdict]}: </span>
        <q className="finding-quote" dir="auto">
          {finding.anchor.quote?.exact ?? `A box on page ${String(finding.anchor.page)}`}
        </q>
        {finding.reading.note !== '' && (
          <span className="finding-note user-text" dir="auto">
            {finding.reading.note}
          </span>
        )}
        {state.documents.length > 1 && (
          <span className="finding-note quiet">
            Page {finding.anchor.page} of <bdi>{nameOfDocument(state, finding.document)}</bdi>
          </span>
        )}
        {finding.stale !== undefined && (
          <span className="finding-note">
            <Tag tone="warn">Stale</Tag> {staleSince(finding)}{' '}
            <bdi>{nameOfDocument(state, finding.stale)}</bdi>; it does not count.
          </span>
        )}
        <Concern state={state} finding={finding} />
      </span>
    </button>
  ));
}

/** Find it, or say that it is not there. */
function ElementActs({ item: { element, findings }, view, focus }: ElementLineProps): ReactNode {
  const [searching, setSearching] = useState(false);
  if (focus.armed === element) {
    return (
      <div className="armed" role="status">
        <span>Now select words in the document and press H, or draw a box with B.</span>
        <Button look="quiet" onClick={() => focus.arm(null)}>
          Stop
        </Button>
      </div>
    );
  }
  return (
    <div className="row element-acts">
      <Button icon={Crosshair} look="quiet" onClick={() => focus.arm(element)}>
        {findings.length === 0 ? 'Find this' : 'Another place'}
      </Button>
      {view.state.documents.length > 0 && element !== verifiedByCall && (
        <Button icon={SearchX} look="quiet" onClick={() => setSearching(true)}>
          Not found…
        </Button>
      )}
      {searching && <SearchDialog element={element} view={view} onClose={() => setSearching(false)} />}
    </div>
  );
}
