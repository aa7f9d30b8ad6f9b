import type { ReactNode } from 'react';
import { counted } from '../../core/cases/summary.ts';
import type { GuidelineProfile } from '../../ipc/views.ts';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';

interface ProfileLineProps {
  readonly profile: GuidelineProfile;
  readonly all: readonly GuidelineProfile[];
  readonly busy: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onShow: () => void;
  readonly onReset: () => void;
}

/** One profile: whether it is chosen, which edition holds, where that came from, and how far its rules were checked. */
export function ProfileLine({ profile, all, busy, onChoose, onShow, onReset }: ProfileLineProps): ReactNode {
  const { title, edition, basis, origin, replacesBuiltIn, chosen, inForce, rules } = profile;
  const count = rules.text + rules.excerpt + rules.secondary + rules.memory;
  const through = all
    .filter((each) => each.inForce && each.id !== profile.id && each.extends.includes(profile.id))
    .map((each) => each.title);
  return (
    <li className="profile">
      <label className="check">
        <input
          type="checkbox"
          checked={chosen}
          disabled={busy}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <span>
          <b>{title}</b> {basis === 'policy' && <Tag>Company policy</Tag>}{' '}
          {origin === 'own' && <Tag tone="warn">Own edition</Tag>}
          <br />
          <span className="quiet" title={inWords(rules)}>
            Edition {edition} · {counted(count, 'rule')}
            {rules.memory > 0 && `, ${String(rules.memory)} unverified`}
            {!chosen && inForce && through.length > 0 && ` · holds through ${through.join(', ')}`}
            {!inForce && ' · not in force'}
          </span>
        </span>
      </label>
      {origin === 'own' && (
        <span className="row">
          <Button look="quiet" disabled={busy} onClick={onShow}>
            What differs
          </Button>
          <Button look="quiet" disabled={busy} onClick={onReset}>
            {replacesBuiltIn ? 'Back to the built-in edition' : 'Remove'}
          </Button>
        </span>
      )}
    </li>
  );
}

function inWords({ text, excerpt, secondary, memory }: GuidelineProfile['rules']): string {
  return [
    `${String(text)} by the text itself`,
    `${String(excerpt)} by an excerpt`,
    `${String(secondary)} from a summary`,
    `${String(memory)} unverified`,
  ].join('\n');
}
