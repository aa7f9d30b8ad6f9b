import type { ReactNode } from 'react';
import { namesOf } from '../../core/cases/case-state.ts';
import type { ContestedField, FieldEdit } from '../../core/cases/contested-fields.ts';
import { fieldNames, shown } from '../../core/cases/history.ts';
import type { CaseView } from '../../ipc/views.ts';
import { call } from '../app/client.ts';
import { useTask } from '../app/use-task.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice, Notice } from '../ui/Notice.tsx';
import { When } from '../ui/When.tsx';

/** Fields to which people gave different values without knowing of each other: both, which one shows, and why. */
export function ContestedFields({ view }: { readonly view: CaseView }): ReactNode {
  return view.contested.map((contested) => (
    <Contested key={`${contested.field} ${contested.other.entry}`} view={view} contested={contested} />
  ));
}

interface ContestedProps {
  readonly view: CaseView;
  readonly contested: ContestedField;
}

function Contested({ view: { state }, contested }: ContestedProps): ReactNode {
  const { field, shown: showing, other, why } = contested;
  const task = useTask();
  const nameOf = namesOf(state);
  const keep = (edit: FieldEdit): Promise<boolean> =>
    task.run(() => call('requests.settle', { case: state.id, changes: { [field]: edit.value } }));
  return (
    <Notice tone="warning">
      <div className="stack">
        <p>
          <b>Two values for {fieldNames[field]}.</b> The first of them shows. {why}
        </p>
        {[showing, other].map((edit) => (
          <div key={edit.entry} className="row">
            <span className="user-text">
              {shown(field, edit.value)} {edit === showing ? '(shows)' : ''}
            </span>
            <span className="quiet">
              <bdi>{nameOf(edit.author)}</bdi>, <When at={edit.at} zone={edit.zone} />
            </span>
            <Button busy={task.busy} onClick={() => void keep(edit)}>
              {edit === showing ? 'Keep it' : 'Take this one'}
            </Button>
          </div>
        ))}
        <FailureNotice failure={task.failure} />
      </div>
    </Notice>
  );
}
