import { counted } from '../../core/cases/summary.ts';
import type { Profile } from '../../core/guidelines/guideline.ts';
import { assembleGuidelines } from '../../core/guidelines/guidelines.ts';
import { readProfile } from '../../core/guidelines/read-profile.ts';
import { builtInProfiles } from '../../vault/guidelines/built-in.ts';
import { editionOf } from '../../vault/guidelines/guideline-store.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { readText } from '../read-text.ts';
import { word } from '../with-vault.ts';

/** `guidelines check FILE`: a wrong file is refused with the place of the fault; what is seldom meant is noted. */
export function guidelines(invocation: Invocation): Promise<Outcome> {
  if (word(invocation, 0) !== 'check') throw new UsageError('Say what to do: check.');
  const path = word(invocation, 1);
  const profile = readProfile(readText(path));
  const known = builtInProfiles().map(({ id }) => id);
  const own = profile.extends.filter((id) => !known.includes(id));
  if (own.length === 0) {
    assembleGuidelines([...builtInProfiles().filter(({ id }) => id !== profile.id), profile], [profile.id]);
  }
  const { id, title, edition, rules } = profile;
  return Promise.resolve({
    json: { ok: true, profile: id, title, edition, sha256: editionOf(profile).sha256, rules: rules.length },
    lines: [`${path} is in order: ${id}, edition ${edition}, ${counted(rules.length, 'rule')}.`],
    notes: [
      ...own.map((extended) => `It extends ${extended}, which is not built in: adopt that one first.`),
      ...doubtsAbout(profile),
    ],
  });
}

/** What is allowed and yet seldom meant. */
function doubtsAbout({ edition, rules }: Profile): readonly string[] {
  const month = /^\d{4}-(\d\d)$/.exec(edition)?.[1];
  const isNoMonth = month !== undefined && (month < '01' || month > '12');
  return [
    ...(rules.length === 0 ? ['It has no rules: by itself it says nothing about any request.'] : []),
    ...(isNoMonth ? [`Its edition ${edition} looks like a month, and there is no month ${month}.`] : []),
  ];
}
