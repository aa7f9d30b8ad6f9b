import { useState, type ReactNode } from 'react';
import { takenInWords, zonesToChoose } from '../app/zoned-time.ts';
import { Field } from '../ui/Field.tsx';
import { FailureNotice } from '../ui/Notice.tsx';
import type { MomentText } from './moment-text.ts';
import { joinMomentText, momentToText, splitMomentText, textToMoment } from './moment-text.ts';
import { SavedNote } from './SavedNote.tsx';
import { useSavedValue } from './use-saved-value.ts';
import type { Moment } from '../../core/primitives.ts';

interface MomentFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly aside?: ReactNode;
  readonly value: MomentText;
  readonly onChange: (value: MomentText) => void;
  /** The focus left both controls. */
  readonly onLeave?: () => void;
}

/** A date and time, and the zone of the clock that shows it. */
export function MomentField({ label, hint, aside, value, onChange, onLeave }: MomentFieldProps): ReactNode {
  const [zones] = useState(() => zonesToChoose(value.zone));
  const taken = takenInWords(value.local, value.zone);
  return (
    <div
      className="moment-field"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.();
      }}
    >
      <Field label={label} aside={aside} {...(hint === undefined ? {} : { hint })}>
        {(control) => (
          <div className="moment-controls">
            <input
              {...control}
              type="datetime-local"
              max="9999-12-31T23:59"
              value={value.local}
              onChange={(event) => onChange({ ...value, local: event.target.value })}
            />
            <select
              aria-label={`${label}: time zone`}
              title={value.zone}
              value={value.zone}
              onChange={(event) => onChange({ ...value, zone: event.target.value })}
            >
              {zones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          </div>
        )}
      </Field>
      {taken !== null && (
        <p className="quiet" role="status">
          {taken}
        </p>
      )}
    </div>
  );
}

interface SavedMomentProps {
  readonly label: string;
  readonly hint?: string;
  readonly draftKey: string;
  readonly value: Moment | null;
  readonly onSave: (value: Moment | null) => Promise<unknown>;
}

/** A moment that saves itself when it is left. */
export function SavedMoment({ label, hint, draftKey, value, onSave }: SavedMomentProps): ReactNode {
  const [zone, setZone] = useState(() => momentToText(value).zone);
  const save = (joined: string): Promise<unknown> => onSave(textToMoment(splitMomentText(joined)));
  const saved = useSavedValue(draftKey, joinMomentText(momentToText(value)), save, { name: label });
  const shown = saved.shown === '' ? { local: '', zone } : splitMomentText(saved.shown);
  return (
    <>
      <MomentField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        aside={<SavedNote note={saved.note} />}
        value={shown}
        onChange={(next) => {
          setZone(next.zone);
          saved.change(joinMomentText(next));
        }}
        onLeave={saved.commit}
      />
      <FailureNotice failure={saved.failure} />
    </>
  );
}
