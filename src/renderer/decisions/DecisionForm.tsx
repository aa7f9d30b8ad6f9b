import { useId, useMemo, useState, type ReactNode } from 'react';
import { PenLine } from 'lucide-react';
import { countingFindings, type CaseState, type Decision, type Demand } from '../../core/cases/case-state.ts';
import { lackingIn } from '../../core/decisions/commands.ts';
import { concerns } from '../../core/findings/concerns.ts';
import { isSameTerms } from '../../core/decisions/narrower-terms.ts';
import type { Gate } from '../../core/guidelines/evidence-gate.ts';
import { dispositions, type Disposition, type ElementId } from '../../core/legal-basis.ts';
import { lackingToOverturn } from '../../core/second-review/commands.ts';
import { useDraft } from '../app/drafts.ts';
import { useWorkspace } from '../app/workspace.ts';
import { readTermsDraft, termsToText, textToTerms } from '../cases/terms-text.ts';
import { TermsFields } from '../cases/TermsFields.tsx';
import { missingInShort } from '../evidence/gate-words.ts';
import { GateMissing } from '../evidence/GateMissing.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { changesSince, keepTerms } from './begun-on.ts';
import { blankDecision, positionOf, readDecisionDraft, type DecisionText } from './decision-text.ts';
import { FindingChoice, ReasonChoice } from './DecisionChoices.tsx';
import { reasonsOf } from './reasons-of.ts';
import { SignDialog } from './SignDialog.tsx';
import { TermsDifferenceInWords } from './TermsDifferenceInWords.tsx';

interface DecisionFormProps {
  readonly state: CaseState;
  /** The evidence gate before a decision on this demand. */
  readonly gate: Gate | undefined;
  readonly demand: Demand;
  /** What no other demand is called. */
  readonly name: string;
  readonly draftKey: string;
  /** The decisions that stand now and that signing replaces. */
  readonly replaces: readonly Decision[];
  readonly onShowElement: (element: ElementId) => void;
  readonly onDone: () => void;
}

/** Decides one thing demanded. What is chosen and typed is kept as a draft until it is signed. */
export function DecisionForm({
  state,
  gate,
  demand,
  name,
  draftKey,
  replaces,
  onShowElement,
  onDone,
}: DecisionFormProps): ReactNode {
  const { identity } = useWorkspace();
  const whyNot = useId();
  const narrowedKey = `${draftKey}/narrowed`;
  const [draft, putDraft] = useDraft(draftKey);
  const [narrowedDraft, putNarrowed] = useDraft(narrowedKey);
  const [begunOn, putBegunOn] = useDraft(`${draftKey}/of`);
  const [signing, setSigning] = useState(false);
  const text = readDecisionDraft(draft) ?? blankDecision;
  const holdToday = (): void => putBegunOn(keepTerms(demand.terms));
  const change = (part: Partial<DecisionText>): void => {
    if (draft === null) holdToday();
    putDraft(JSON.stringify({ ...text, ...part }));
  };
  const clear = (): void => {
    putDraft('');
    putNarrowed('');
    putBegunOn('');
    onDone();
  };

  const { disposition } = text;
  const narrowedText = readTermsDraft(narrowedDraft) ?? termsToText(demand.terms);
  const given = textToTerms(narrowedText);
  const all = countingFindings(state);
  const findings = all.filter((finding) => concerns(finding, demand.id));
  const position =
    disposition === null
      ? null
      : positionOf(
          demand.id,
          { ...text, disposition },
          given,
          reasonsOf,
          findings.map(({ id }) => id),
        );
  const same = disposition === 'narrow' && isSameTerms(demand.terms, given);
  const since = useMemo(() => changesSince(begunOn, demand.terms), [begunOn, demand.terms]);
  const changes = draft === null ? null : since;
  const lacking =
    position === null
      ? 'Choose what happens with this demand.'
      : changes !== null
        ? 'The demand changed since this decision was begun. Say that it still holds, or discard it.'
        : (lackingIn(position, { terms: demand.terms, findings }) ??
          lackingToOverturn(state, position, identity.key));
  const shut = gate?.open === false ? gate : null;
  const refusal = lacking ?? (shut === null ? null : missingInShort(shut));
  return (
    <form
      className="stack decision-form"
      aria-label={`Decision: ${name}`}
      onSubmit={(event) => event.preventDefault()}
    >
      {changes !== null && (
        <Notice tone="warning">
          <b>The demand changed since you began this decision</b>
          {changes === '' ? '' : ` (${changes})`}. What you wrote is kept. Read the demand as it is now.
          <div>
            <Button onClick={holdToday}>It still holds</Button>
          </div>
        </Notice>
      )}
      <DispositionChoice
        group={draftKey}
        chosen={disposition}
        onChoose={(next) => change({ disposition: next })}
      />
      {disposition === 'narrow' && (
        <fieldset className="indented stack">
          <legend>The narrower set that is given</legend>
          <TermsFields terms={narrowedText} onChange={(next) => putNarrowed(JSON.stringify(next))} />
          {!same && <TermsDifferenceInWords demanded={demand.terms} given={given} />}
        </fieldset>
      )}
      {disposition !== null && (
        <>
          <ReasonChoice
            disposition={disposition}
            chosen={text.reasons}
            onChange={(reasons) => change({ reasons })}
          />
          <FindingChoice
            findings={findings}
            ofOthers={all.length - findings.length}
            chosen={text.findings}
            onChange={(cited) => change({ findings: cited })}
          />
          <Field label="Rationale" hint="It is signed and exported with the decision.">
            {(control) => (
              <textarea
                {...control}
                rows={4}
                dir="auto"
                maxLength={20_000}
                value={text.rationale}
                onChange={(event) => change({ rationale: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      <div className="gate">
        <div id={whyNot} className="gate-why" aria-live="polite">
          {lacking !== null && <p>{lacking}</p>}
          {shut !== null && <GateMissing gate={shut} onShow={onShowElement} />}
          {refusal === null && (
            <p>{replaces.length === 0 ? 'Ready to be signed.' : 'Signing replaces what stands now.'}</p>
          )}
        </div>
        {(replaces.length > 0 || draft !== null) && (
          <Button look="quiet" onClick={clear}>
            Discard
          </Button>
        )}
        <Button
          look="primary"
          icon={PenLine}
          aria-disabled={refusal !== null}
          aria-describedby={whyNot}
          onClick={() => (refusal === null ? setSigning(true) : announce(refusal))}
        >
          Sign
        </Button>
      </div>
      {signing && position !== null && (
        <SignDialog
          state={state}
          demand={demand}
          position={position}
          gate={gate}
          replaces={replaces}
          onShowElement={onShowElement}
          onClose={() => setSigning(false)}
          onSigned={clear}
        />
      )}
    </form>
  );
}

interface DispositionChoiceProps {
  readonly group: string;
  readonly chosen: Disposition | null;
  readonly onChoose: (disposition: Disposition) => void;
}

function DispositionChoice({ group, chosen, onChoose }: DispositionChoiceProps): ReactNode {
  return (
    <fieldset>
      <legend>Decision</legend>
      <div className="chips">
        {dispositions.ids.map((id) => (
          <label key={id} className="chip">
            <input type="radio" name={group} checked={chosen === id} onChange={() => onChoose(id)} />
            {dispositions.labels[id]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
