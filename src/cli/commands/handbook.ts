import { dayOf } from '../../core/clocks/zoned-time.ts';
import { handbookOf } from '../../core/handbook/handbook.ts';
import { readProfile } from '../../core/guidelines/read-profile.ts';
import { builtInProfiles } from '../../vault/guidelines/built-in.ts';
import { handbookFile, handbookFormats } from '../../vault/handbook/handbook-file.ts';
import { UsageError, type Invocation, type Outcome } from '../command.ts';
import { readText } from '../read-text.ts';
import { writeNew } from '../write-new.ts';

/** The guidelines for requesters that follow from a profile; the ending of FILE says as what. */
export async function handbook(invocation: Invocation): Promise<Outcome> {
  const file = invocation.option('to');
  const format = handbookFormats.find((ending) => file?.toLowerCase().endsWith(`.${ending}`));
  if (file === undefined || format === undefined) {
    throw new UsageError('Say where to, and by its ending as what: --to FILE.pdf or --to FILE.html.');
  }
  const path = invocation.option('guidelines');
  const own = path === undefined ? [] : [readProfile(readText(path))];
  const id = invocation.option('profile') ?? own[0]?.id;
  if (id === undefined) throw new UsageError('Say by which profile: --profile us-federal.');
  const builtIn = builtInProfiles().filter((each) => own.every((mine) => mine.id !== each.id));
  const atHand = [...builtIn, ...own];
  const now = new Date();
  const made = handbookOf(atHand, id, dayOf(localZone(), now.getTime()));
  writeNew(file, await handbookFile(made, format, now.toISOString()));
  const unverified = made.sources.filter(({ verified }) => verified === 'memory').length;
  const questions = made.parts.reduce((sum, part) => sum + part.questions.length, 0);
  const edition = atHand.find((each) => each.id === id)?.edition;
  const parts = made.parts.map(({ title }) => title);
  return {
    json: { file, profile: id, edition, parts, rules: made.sources.length, unverified, questions },
    lines: [
      `Wrote ${file}: ${parts.join('; ')}. ${made.sources.length} rules, ${unverified} of them unverified and marked so; ${questions} questions.`,
    ],
  };
}

function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
