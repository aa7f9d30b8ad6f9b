import { Failure } from '../failure.ts';
import type { RuleCitation } from '../guidelines/guidelines.ts';
import { uniqueCitations } from '../guidelines/sufficiency.ts';
import { processes } from '../legal-basis.ts';
import { dayOfMoment } from '../clocks/zoned-time.ts';
import type { LetterRests, LetterText } from './events.ts';
import { toFillIn, writeBody, type LetterBlock } from './letter-blocks.ts';
import { accountsOf, whyNot } from './letter-availability.ts';
import { rulesWithoutAuthority, uncheckedRules } from './letter-citations.ts';
import type { LetterGround } from './letter-ground.ts';
import type { LetterKind } from './letter-kinds.ts';
import { restOf, restOfRule } from './staleness.ts';
import { letterPart, type LetterPart } from './letter-parts.ts';
import { blockOf, filled, type WordPlaceholder } from './letter-texts.ts';
import { dateInWords, dayInWords, momentInLetter, shown } from './letter-words.ts';
import { withinSentence } from '../within-sentence.ts';

/** A letter as the case and the texts give it, for a person to go over. */
export interface ComposedLetter {
  readonly text: LetterText;
  readonly rests: LetterRests;
  /** What the writer has to know: a rule that nobody checked, an objection that cannot be sent. */
  readonly cautions: readonly string[];
}

/**
 * Composes a letter. `account` names whom a notice to the user is for. Failures: `refused` with the reason where such a
 * letter cannot be written now; `invalid-input` where no demand names the account.
 */
export function composeLetter(
  kind: LetterKind,
  ground: LetterGround,
  account: string | null = null,
): ComposedLetter {
  const why = whyNot(kind, ground);
  if (why !== null) throw new Failure('refused', why);
  const whom = kind === 'user-notice' ? accountTold(ground, account) : null;
  const { locale, letters } = ground.texts;
  const words = wordsOf(ground, whom);
  const { due } = ground.state.request;
  // A sentence on the due date says nothing where none is recorded.
  const lines = letters[kind].body.filter((line) => due !== null || !line.includes('{due}'));
  const parts = lines.map((line): LetterPart => {
    const block = blockOf(line);
    if (block !== null) return letterPart(block, ground, whom);
    return {
      blocks: [lineBlock(filled(line, words))],
      findings: [],
      searches: [],
      decisions: [],
      rules: [],
      cautions: [],
    };
  });
  const rules = uniqueCitations(parts.flatMap((part) => part.rules));
  return {
    text: {
      kind,
      locale,
      date: dayOfMoment(ground.now),
      addressee: whom === null ? words.agency : whom.slice(0, 500),
      reference: shown(ground.state.request.reference),
      subject: filled(letters[kind].subject, words).slice(0, 500).toWellFormed(),
      body: writeBody(parts.flatMap(({ blocks }) => blocks)),
    },
    rests: restsOf(parts, rules),
    cautions: [
      ...new Set([
        ...parts.flatMap(({ cautions }) => cautions),
        ...uncheckedRules(rules),
        ...rulesWithoutAuthority(rules),
      ]),
    ],
  };
}

function accountTold({ state }: LetterGround, account: string | null): string {
  const accounts = accountsOf(state);
  const whom = account ?? (accounts.length === 1 ? accounts[0] : undefined);
  if (whom !== undefined && accounts.includes(whom)) return whom;
  throw new Failure(
    'invalid-input',
    'Say which account the notice is for: each user is told of their own only.',
  );
}

/** A line of the texts may carry a mark of its own. */
function lineBlock(line: string): LetterBlock {
  if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2) };
  if (line.startsWith('- ')) return { kind: 'item', text: line.slice(2) };
  return { kind: 'paragraph', text: line };
}

function wordsOf(ground: LetterGround, account: string | null): Readonly<Record<WordPlaceholder, string>> {
  const { state, texts, now, sender } = ground;
  const { request } = state;
  const { locale } = texts;
  const agency = shown(request.agency);
  const reference = shown(request.reference);
  return {
    reference: reference === '' ? toFillIn('the reference') : reference,
    agency: agency === '' ? toFillIn('who requests') : agency,
    process: request.process === null ? 'request' : withinSentence(processes.labels[request.process]),
    received:
      request.received === null ? toFillIn('when it was received') : dateInWords(request.received, locale),
    due: request.due === null ? toFillIn('when it is due') : momentInLetter(request.due, locale),
    today: dayInWords(dayOfMoment(now), locale),
    sender: shown(sender),
    account: account === null ? '' : shown(account),
  };
}

function restsOf(parts: readonly LetterPart[], rules: readonly RuleCitation[]): LetterRests {
  const searches = Map.groupBy(
    parts.flatMap((part) => part.searches),
    ({ element }) => element,
  );
  const findings = new Map(parts.flatMap((part) => part.findings.map((each) => [each.id, restOf(each)])));
  return {
    findings: [...findings.values()],
    ...(searches.size === 0
      ? {}
      : {
          searches: [...searches].map(([element, own]) => ({
            element,
            entries: [...new Set(own.flatMap(({ entries }) => entries))],
            ...(own.every(({ demands }) => demands !== undefined)
              ? { demands: [...new Set(own.flatMap(({ demands }) => demands ?? []))] }
              : {}),
          })),
        }),
    decisions: [...new Set(parts.flatMap((part) => part.decisions.map(({ entry }) => entry)))],
    rules: rules.map(restOfRule),
  };
}
