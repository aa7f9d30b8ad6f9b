import { dataCategories } from '../legal-basis.ts';
import { Failure } from '../failure.ts';
import { assembleGuidelines, type Guidelines, type RuleCitation } from '../guidelines/guidelines.ts';
import type { Profile, Verification } from '../guidelines/guideline.ts';
import type { HandbookBlock } from './blocks.ts';
import {
  elementsChapter,
  emergencyChapter,
  factsChapter,
  failingChapter,
  noticeChapter,
  preservationChapter,
  retentionChapter,
  servingChapter,
} from './chapters.ts';
import { askedData, coveredData, dataEntry, type DataEntry } from './data-entries.ts';
import { partsOf, type HandbookPart } from './part.ts';
import { selfTest, type Question } from './self-test.ts';
import { plainly, SourceList } from './sources.ts';

/** Guidelines for those who request data, made from the rules by which their requests are measured. */
export interface Handbook {
  readonly title: string;
  /** Of which profile and edition. */
  readonly edition: string;
  /** The same, and for which day. */
  readonly under: string;
  readonly parts: readonly {
    readonly title: string;
    readonly blocks: readonly HandbookBlock[];
    readonly questions: readonly Question[];
  }[];
  /** Each rule that is cited, in the order of its number. */
  readonly sources: readonly RuleCitation[];
}

/** How far a rule was checked, for a reader who knows nothing of it. */
export const checkedWords: Readonly<Record<Verification, string>> = {
  text: 'the text itself was read',
  excerpt: 'an excerpt was read',
  secondary: 'from a summary',
  memory: 'unverified: only remembered',
};

/** The handbook of a profile out of those at hand, by the rules in force on a day. Failure `invalid-input`. */
export function handbookOf(atHand: readonly Profile[], id: string, on: string): Handbook {
  const profile = atHand.find((each) => each.id === id);
  if (profile === undefined) {
    const known = atHand.map((each) => each.id).join(', ');
    throw new Failure('invalid-input', `There is no profile ${id}. There are: ${known}.`);
  }
  const guidelines = assembleGuidelines(atHand, [id]);
  const sources = new SourceList();
  const parts = partsOf(guidelines, profile, on).map((part) => {
    const entries = coveredData(part).map((data) => dataEntry(part, data, sources));
    return {
      title: part.title,
      blocks: blocksOf(part, entries, sources),
      questions: selfTest(part, entries, sources),
    };
  });
  return {
    title: 'Guidelines for requesters of data',
    edition: `${profile.title}, edition ${profile.edition}`,
    under: `${profile.title}, edition ${profile.edition}. By the rules in force on ${on}.`,
    parts,
    sources: sources.all().map((citation) => asSentence(guidelines, citation)),
  };
}

/** What a category counts as is written to follow its name. */
function asSentence({ profiles }: Guidelines, citation: RuleCitation): RuleCitation {
  const rule = profiles
    .find(({ id }) => id === citation.profile)
    ?.rules.find(({ id }) => id === citation.rule);
  if (rule?.type !== 'class') return citation;
  const named = rule.data.map((data) => dataCategories.labels[data]).join('; ');
  const as = dataCategories.labels[rule.as].toLowerCase();
  return { ...citation, text: `${named}, counted as ${as}: ${rule.text}` };
}

function blocksOf(
  part: HandbookPart,
  entries: readonly DataEntry[],
  sources: SourceList,
): readonly HandbookBlock[] {
  const silent = askedData(part).filter((data) => !entries.some((entry) => entry.data === data));
  return [
    { kind: 'heading', text: 'At a glance' },
    {
      kind: 'table',
      caption: 'What each kind of data takes',
      head: ['Data', 'What it takes'],
      rows: entries.map(({ data, takes }) => ({ what: dataCategories.labels[data], said: takes })),
    },
    { kind: 'heading', text: 'What data there is, and what it takes' },
    ...entries.flatMap(entryBlocks),
    ...(silent.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            statement: plainly(
              `No rule here speaks of: ${silent.map((data) => dataCategories.labels[data]).join('; ')}. That does not mean that it may be given.`,
            ),
          },
        ]),
    ...servingChapter(part, sources),
    ...elementsChapter(part, sources),
    ...failingChapter(part, sources),
    ...emergencyChapter(part, sources),
    ...preservationChapter(part, sources),
    ...retentionChapter(part, sources),
    ...noticeChapter(part, sources),
    ...factsChapter(part, sources),
  ];
}

function entryBlocks({ data, description, takes, more }: DataEntry): readonly HandbookBlock[] {
  return [
    { kind: 'entry', text: dataCategories.labels[data] },
    ...(description === null ? [] : [{ kind: 'paragraph' as const, statement: description }]),
    { kind: 'list', items: [takes, ...more] },
  ];
}
