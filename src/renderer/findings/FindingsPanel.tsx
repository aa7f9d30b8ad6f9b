import { useState, type ReactNode } from 'react';
import { Highlighter } from 'lucide-react';
import { nameOf, type Finding } from '../../core/cases/case-state.ts';
import { elements, verdicts, type ElementId, type Verdict } from '../../core/legal-basis.ts';
import type { CaseView } from '../../ipc/views.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { BareKbd } from '../ui/BareKbd.tsx';
import { FindingCard } from './FindingCard.tsx';

interface FindingsPanelProps {
  readonly view: CaseView;
  readonly selected: string | null;
  readonly onShow: (finding: Finding) => void;
}

/** Every finding by document and page; what was withdrawn comes last when it is asked for. */
export function FindingsPanel({ view, selected, onShow }: FindingsPanelProps): ReactNode {
  const { state } = view;
  const [verdict, setVerdict] = useState<Verdict | ''>('');
  const [element, setElement] = useState<ElementId | ''>('');
  const [author, setAuthor] = useState('');
  const [withdrawnToo, setWithdrawnToo] = useState(false);
  const withdrawn = state.findings.filter((finding) => finding.withdrawn !== null).length;
  if (state.findings.length === 0) {
    return (
      <EmptyState icon={Highlighter} title="No findings yet">
        <p>
          Select words in a document and press <BareKbd act="finding" />, or draw a box on a scan with{' '}
          <BareKbd act="box" />.
        </p>
      </EmptyState>
    );
  }
  const order = new Map(state.documents.map(({ sha256 }, index) => [sha256, index]));
  const shown = state.findings
    .filter(
      (finding) =>
        (withdrawnToo || finding.withdrawn === null) &&
        (verdict === '' || finding.reading.verdict === verdict) &&
        (element === '' || finding.reading.element === element) &&
        (author === '' || finding.author === author),
    )
    .toSorted(
      (a, b) =>
        Number(a.withdrawn !== null) - Number(b.withdrawn !== null) ||
        (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0) ||
        a.anchor.page - b.anchor.page ||
        (a.anchor.position?.start ?? 0) - (b.anchor.position?.start ?? 0),
    );
  const authors = [...new Set(state.findings.map((finding) => finding.author))];
  const used = elements.ids.filter((id) => state.findings.some(({ reading }) => reading.element === id));
  return (
    <div className="panel stack">
      <div className="filters">
        <select
          className="input"
          aria-label="Show verdict"
          value={verdict}
          onChange={(event) => setVerdict(event.target.value as Verdict | '')}
        >
          <option value="">Every verdict</option>
          {verdicts.ids.map((id) => (
            <option key={id} value={id}>
              {verdicts.labels[id]}
            </option>
          ))}
        </select>
        <select
          className="input"
          aria-label="Show element"
          value={element}
          onChange={(event) => setElement(event.target.value as ElementId | '')}
        >
          <option value="">Every element</option>
          {used.map((id) => (
            <option key={id} value={id}>
              {elements.labels[id]}
            </option>
          ))}
        </select>
        {authors.length > 1 && (
          <select
            className="input"
            aria-label="Show author"
            value={author}
            onChange={(event) => setAuthor(event.target.value)}
          >
            <option value="">Every author</option>
            {authors.map((key) => (
              <option key={key} value={key}>
                {nameOf(state, key)}
              </option>
            ))}
          </select>
        )}
      </div>
      {withdrawn > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={withdrawnToo}
            onChange={(event) => setWithdrawnToo(event.target.checked)}
          />
          <span>Show {withdrawn} withdrawn too</span>
        </label>
      )}
      <ul className="findings" aria-label="Findings">
        {shown.map((finding) => (
          <FindingCard
            key={finding.id}
            view={view}
            finding={finding}
            selected={finding.id === selected}
            onShow={() => onShow(finding)}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="quiet">No finding fits the choices.</p>}
    </div>
  );
}
