import { useDeferredValue, type ReactNode } from 'react';
import { hasUnread, type NumberComparison } from '../../core/emergencies/commands.ts';
import { callOutcomes, numberSources } from '../../core/emergencies/events.ts';
import { dialledDigits } from '../../core/emergencies/phone-number.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useDraft } from '../app/drafts.ts';
import { useQuery } from '../app/use-query.ts';
import { useWorkspace } from '../app/workspace.ts';
import { localZone } from '../app/zoned-time.ts';
import { MomentField } from '../cases/MomentField.tsx';
import { joinMomentText, momentToText, splitMomentText } from '../cases/moment-text.ts';
import type { CaseFocus } from '../cases/use-case-focus.ts';
import { Field } from '../ui/Field.tsx';
import { ParagraphField } from '../ui/ParagraphField.tsx';
import { ActForm } from '../ui/ActForm.tsx';
import { Notice } from '../ui/Notice.tsx';
import { readCallBackDraft, toldOf, unreadInWords, type CallBackText } from './call-back-text.ts';

interface CallBackFormProps {
  readonly view: CaseView;
  readonly focus: CaseFocus;
  readonly draftKey: string;
  readonly onDone: () => void;
}

/** Records a call back. The number is compared with the case's documents while it is typed. */
export function CallBackForm({ view, focus, draftKey, onDone }: CallBackFormProps): ReactNode {
  const { identity } = useWorkspace();
  const [draft, putDraft] = useDraft(draftKey);
  const text = readCallBackDraft(draft) ?? blankCall(identity.name);
  const change = (part: Partial<CallBackText>): void => putDraft(JSON.stringify({ ...text, ...part }));
  const comparison = useComparison(view.state.id, text.number);
  const result = toldOf(text, comparison);
  const clear = (): void => {
    putDraft('');
    onDone();
  };
  const record = async (): Promise<void> => {
    if (!('told' in result)) return;
    await call('callBacks.record', { case: view.state.id, callBack: result.told });
  };
  return (
    <ActForm
      name="A call back"
      action="Record the call back"
      disabled={'lacking' in result}
      status={'lacking' in result ? result.lacking : 'Ready to be recorded.'}
      onSubmit={record}
      done="The call back is recorded"
      onDone={clear}
      leave={{ label: 'Discard', onLeave: clear }}
    >
      <NumberFields text={text} comparison={comparison} focus={focus} onChange={change} />
      <div className="two-fields">
        <TextField label="Who called" value={text.caller} onChange={(caller) => change({ caller })} />
        <TextField
          label="Who answered"
          hint="Empty: nobody did."
          value={text.answeredBy}
          onChange={(answeredBy) => change({ answeredBy })}
        />
      </div>
      <MomentField
        label="When it was called"
        value={splitMomentText(text.called)}
        onChange={(next) => change({ called: joinMomentText(next) })}
      />
      <fieldset>
        <legend>What came of it</legend>
        <div className="chips">
          {callOutcomes.ids.map((id) => (
            <label key={id} className="chip">
              <input
                type="radio"
                name={draftKey}
                checked={text.outcome === id}
                onChange={() => change({ outcome: id })}
              />
              {callOutcomes.labels[id]}
            </label>
          ))}
        </div>
      </fieldset>
      <ParagraphField label="Note" rows={2} value={text.note} onChange={(note) => change({ note })} />
    </ActForm>
  );
}

function blankCall(caller: string): CallBackText {
  const called = joinMomentText(momentToText({ at: new Date().toISOString(), zone: localZone() }));
  const words = { number: '', sourceNote: '', answeredBy: '', note: '' };
  return { caller, called, ...words, source: null, outcome: null, comparedByEye: false };
}

/** Null while it is asked, or there is no number to ask of. */
function useComparison(caseId: string, typed: string): NumberComparison | null {
  const number = useDeferredValue(typed.trim());
  const isNumber = dialledDigits(number) !== null;
  const asked = useQuery(
    `${caseId} ${isNumber ? number : ''}`,
    () => (isNumber ? call('callBacks.compare', { case: caseId, number }) : Promise.resolve(null)),
    (event) => event.type === 'changed' || event.type === 'extraction',
  );
  return asked.value;
}

interface NumberFieldsProps {
  readonly text: CallBackText;
  readonly comparison: NumberComparison | null;
  readonly focus: CaseFocus;
  readonly onChange: (part: Partial<CallBackText>) => void;
}

/** The number, where it came from, and where the request has it. */
function NumberFields({ text, comparison, focus, onChange }: NumberFieldsProps): ReactNode {
  const places = comparison?.places ?? [];
  return (
    <>
      <TextField
        label="Number called"
        hint="Found independently of the request, with area and country code."
        value={text.number}
        maxLength={60}
        onChange={(number) => onChange({ number })}
      />
      {places.length > 0 && (
        <Notice tone="failure">
          <b>Refused: the request has this number itself.</b> Whoever forged the request answers it. Call back
          on a number that was found elsewhere.
          <ul>
            {places.slice(0, 5).map((place) => (
              <li key={`${place.document} ${String(place.page)}`}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => focus.showPage(place.document, place.page)}
                >
                  page {place.page} of <bdi>{place.name}</bdi>
                </button>{' '}
                has it as “<bdi>{place.written}</bdi>”
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Field label="Where the number came from">
        {(control) => (
          <select
            {...control}
            value={text.source ?? ''}
            onChange={(event) => onChange({ source: sourceNamed(event.target.value) })}
          >
            <option value="">Choose</option>
            {numberSources.ids.map((id) => (
              <option key={id} value={id}>
                {numberSources.labels[id]}
              </option>
            ))}
            <option value="the-request">The request itself</option>
          </select>
        )}
      </Field>
      {text.source === 'the-request' && (
        <Notice tone="failure">
          <b>Refused.</b> A number from the request itself proves nothing: whoever forged the request answers
          it.
        </Notice>
      )}
      <TextField
        label="Where exactly"
        hint="Which directory and page, which website, which earlier case."
        value={text.sourceNote}
        onChange={(sourceNote) => onChange({ sourceNote })}
      />
      {comparison !== null && places.length === 0 && hasUnread(comparison) && (
        <label className="check">
          <input
            type="checkbox"
            checked={text.comparedByEye}
            onChange={(event) => onChange({ comparedByEye: event.target.checked })}
          />
          <span>
            {comparison.partly.map(({ document, name, pages }) => (
              <span key={document} className="not-compared">
                {unreadInWords(pages, name)}
              </span>
            ))}{' '}
            I looked at them: the number is not there.
          </span>
        </label>
      )}
    </>
  );
}

function sourceNamed(value: string): CallBackText['source'] {
  if (value === 'the-request') return value;
  return numberSources.ids.find((id) => id === value) ?? null;
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly maxLength?: number;
  readonly onChange: (value: string) => void;
}

function TextField({ label, hint, value, maxLength = 500, onChange }: TextFieldProps): ReactNode {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <input
          {...control}
          type="text"
          dir="auto"
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
