import type { ReactNode } from 'react';
import { Crosshair } from 'lucide-react';
import type { CaseState, Finding } from '../../core/cases/case-state.ts';
import { elements, processes, verdicts, type ElementId } from '../../core/legal-basis.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { VerdictSign } from '../ui/VerdictSign.tsx';
import { checklistOf, type ChecklistItem } from './checklist.ts';

interface LegalBasisPanelProps {
  readonly state: CaseState;
  readonly selected: ElementId | null;
  readonly selectedFinding: string | null;
  readonly armed: ElementId | null;
  readonly onSelect: (element: ElementId | null) => void;
  readonly onShow: (finding: Finding) => void;
  readonly onArm: (element: ElementId | null) => void;
  readonly onSetProcess: () => void;
}

/** What this kind of process must show, and what was found on each of it. */
export function LegalBasisPanel(props: LegalBasisPanelProps): ReactNode {
  const { state, onSetProcess } = props;
  const items = checklistOf(state);
  const { process } = state.request;
  const others = items.filter(({ required }) => !required);
  return (
    <div className="panel">
      <h2 className="panel-title">
        {process === null ? 'Asked of every request' : `Asked of: ${processes.labels[process]}`}
      </h2>
      {process === null && (
        <Notice tone="info">
          The process is not recorded yet, so this is only what every request must show.{' '}
          <button type="button" className="link-button" onClick={onSetProcess}>
            Record the process
          </button>
        </Notice>
      )}
      <Standing items={items} />
      <ChecklistItems {...props} items={items.filter(({ required }) => required)} />
      {others.length > 0 && (
        <>
          <h2 className="panel-title">Found besides</h2>
          <ChecklistItems {...props} items={others} />
        </>
      )}
    </div>
  );
}

/** The whole checklist in one line of words. */
function Standing({ items }: { readonly items: readonly ChecklistItem[] }): ReactNode {
  const count = (standing: ChecklistItem['standing']): number =>
    items.filter((item) => item.required && item.standing === standing).length;
  const parts = [
    [count('supports'), 'supported'],
    [count('breaks'), 'broken'],
    [count('unclear'), 'unclear'],
    [count('not-examined'), 'not examined'],
  ] as const;
  const words = parts.flatMap(([number, word]) => (number === 0 ? [] : [`${String(number)} ${word}`]));
  return <p className="checklist-standing quiet">{words.join(' · ')}</p>;
}

type ChecklistItemsProps = LegalBasisPanelProps & { readonly items: readonly ChecklistItem[] };

function ChecklistItems({ items, ...props }: ChecklistItemsProps): ReactNode {
  return (
    <ul className="checklist">
      {items.map((item) => (
        <ChecklistLine key={item.element} item={item} {...props} />
      ))}
    </ul>
  );
}

function ChecklistLine({
  item,
  ...props
}: LegalBasisPanelProps & { readonly item: ChecklistItem }): ReactNode {
  const { selected, armed, onSelect, onShow, onArm } = props;
  const { element, findings } = item;
  const open = selected === element || armed === element;
  const [worst] = findings;
  const pages = [...new Set(findings.map(({ anchor }) => anchor.page))];
  const choose = (): void => {
    onSelect(open ? null : element);
    if (!open && worst !== undefined) onShow(worst);
  };
  return (
    <li className={`element ${open ? 'is-selected' : ''}`}>
      <button type="button" className="element-head" aria-expanded={open} onClick={choose}>
        <VerdictSign standing={item.standing} />
        <span>{elements.labels[element]}</span>
        <span className="quiet page-number">
          {pages.length === 0 ? '–' : `p ${pages.slice(0, 3).join(', ')}`}
        </span>
      </button>
      {open && (
        <div className="element-body">
          {findings.map((finding) => (
            <button
              key={finding.id}
              type="button"
              className="element-finding"
              aria-current={finding.id === props.selectedFinding}
              onClick={() => onShow(finding)}
            >
              {findings.length > 1 && <VerdictSign standing={finding.reading.verdict} />}
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
              </span>
            </button>
          ))}
          {armed === element ? (
            <div className="armed" role="status">
              <span>Now select words in the document and press H, or draw a box with B.</span>
              <Button look="quiet" onClick={() => onArm(null)}>
                Stop
              </Button>
            </div>
          ) : (
            <Button icon={Crosshair} look="quiet" onClick={() => onArm(element)}>
              Make a finding for this element
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
