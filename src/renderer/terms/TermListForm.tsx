import { useEffect, useRef, useState, type ReactNode } from 'react';
import { TERM_LOOKS, type TermList } from '../../ipc/term-calls.ts';
import { useTask } from '../app/use-task.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';

interface TermListFormProps {
  readonly caseId: string;
  /** Null for a new one. */
  readonly list: TermList | null;
  /** Looks that other lists have. */
  readonly taken: readonly number[];
  readonly onPut: (list: TermList) => Promise<void>;
  readonly onRemove: (id: string) => Promise<void>;
  readonly onDone: () => void;
}

const looks = Array.from({ length: TERM_LOOKS }, (_, index) => index + 1);

export function TermListForm(props: TermListFormProps): ReactNode {
  const { caseId, list, taken, onDone } = props;
  const [name, setName] = useState(list?.name ?? '');
  const [words, setWords] = useState(list?.terms.join('\n') ?? '');
  const [look, setLook] = useState(list?.look ?? looks.find((one) => !taken.includes(one)) ?? 1);
  const [everywhere, setEverywhere] = useState(list !== null && list.case === null);
  const task = useTask();
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => nameField.current?.focus(), []);
  const terms = termsIn(words);
  const save = async (): Promise<void> => {
    const put = {
      id: list?.id ?? crypto.randomUUID(),
      name: name.trim(),
      terms,
      look,
      case: everywhere ? null : (list?.case ?? caseId),
      shown: list?.shown ?? true,
    };
    if (!(await task.run(() => props.onPut(put)))) return;
    announce(`Marked from now on: ${put.name}`);
    onDone();
  };
  const remove = async (id: string): Promise<void> => {
    if (await task.run(() => props.onRemove(id))) onDone();
  };
  return (
    <form
      className="stack term-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 className="panel-title">{list === null ? 'New list of terms' : 'Change the list'}</h2>
      <Field label="Name">
        {(control) => (
          <input
            {...control}
            ref={nameField}
            className="input"
            dir="auto"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Words and phrases, one a line"
        hint="Whole words; case and accents make no difference. subpoe* stands for every word that begins so."
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            dir="auto"
            required
            rows={6}
            maxLength={50_000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="term-looks">
        <legend>Look</legend>
        {looks.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="look"
              aria-label={`Look ${one}`}
              checked={look === one}
              onChange={() => setLook(one)}
            />
            <span className="term-swatch" data-look={one} aria-hidden="true" />
          </label>
        ))}
      </fieldset>
      <label className="check">
        <input
          type="checkbox"
          checked={everywhere}
          onChange={(event) => setEverywhere(event.target.checked)}
        />
        <span>In every case, not only in this one</span>
      </label>
      <FailureNotice failure={task.failure} />
      <div className="row">
        <Button
          look="primary"
          type="submit"
          busy={task.busy}
          disabled={name.trim() === '' || terms.length === 0}
        >
          Keep the list
        </Button>
        <Button look="quiet" onClick={onDone}>
          Leave it
        </Button>
        {list !== null && (
          <Button look="danger" onClick={() => void remove(list.id)}>
            Remove
          </Button>
        )}
      </div>
    </form>
  );
}

function termsIn(words: string): string[] {
  const terms = words.split('\n').map((term) => term.trim().slice(0, 200).toWellFormed());
  return [...new Set(terms.filter((term) => /[\p{L}\p{N}]/u.test(term)))].slice(0, 500);
}
