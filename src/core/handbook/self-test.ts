import { dataCategories, elements, processes, type ProcessId } from '../legal-basis.ts';
import type { DataEntry } from './data-entries.ts';
import { durationInWords } from '../guidelines/duration-words.ts';
import { leastOf } from '../guidelines/least-process.ts';
import { comingElements, failings } from './chapters.ts';
import type { HandbookPart } from './part.ts';
import type { SourceList, Statement } from './sources.ts';
import { withinSentence } from '../within-sentence.ts';

/** A question with its answer and the rules behind it. */
export interface Question {
  readonly asks: string;
  /** Answers to choose from; none where the answer is free. */
  readonly choices: readonly string[];
  readonly answer: Statement;
}

/**
 * Questions that the rules themselves answer, in the order of the rules. A question on a rule that was only remembered
 * says so in its answer.
 */
export function selfTest(
  part: HandbookPart,
  entries: readonly DataEntry[],
  sources: SourceList,
): readonly Question[] {
  return [
    ...entries.flatMap((entry, index) => processQuestion(part, entries, entry, index)),
    ...part
      .rules('availability')
      .filter(({ rule }) => rule.availability === 'not-held' || rule.availability === 'never-compellable')
      .map(({ rule, citation }) => ({
        asks: `Can ${withinSentence(dataCategories.labels[rule.data[0] ?? 'other'])} be had by any process?`,
        choices: ['Yes', 'No'],
        answer: sources.state(`No. ${rule.text}`, [citation]),
      })),
    ...part.rules('retention').map(({ rule, citation }) => ({
      asks: `For how long do ${rule.data.map((data) => withinSentence(dataCategories.labels[data])).join(', ')} exist?`,
      choices: [],
      answer: sources.state(`Up to ${durationInWords(rule.keeps)}. ${rule.text}`, [citation]),
    })),
    ...failureQuestions(part, sources),
  ];
}

function processQuestion(
  part: HandbookPart,
  entries: readonly DataEntry[],
  entry: DataEntry,
  index: number,
): readonly Question[] {
  if (entry.minimum === null) return [];
  const choices = choicesFor(part, entries, entry.minimum, index);
  return choices.length < 2
    ? []
    : [
        {
          asks: `What is the least process for ${withinSentence(dataCategories.labels[entry.data])}?`,
          choices: choices.map((process) => processes.labels[process]),
          answer: entry.takes,
        },
      ];
}

/** The right one among at most three others that are the least for something else and no alternative to it, at a place that shifts. */
function choicesFor(
  part: HandbookPart,
  entries: readonly DataEntry[],
  right: ProcessId,
  index: number,
): readonly ProcessId[] {
  const least = new Set(entries.flatMap(({ minimum }) => minimum ?? []));
  const asGood = leastOf(right, part.processes);
  const others = part.processes
    .filter((process) => !asGood.includes(process) && least.has(process))
    .slice(0, 3);
  const at = index % (others.length + 1);
  return [...others.slice(0, at), right, ...others.slice(at)];
}

function failureQuestions(part: HandbookPart, sources: SourceList): readonly Question[] {
  const required = new Set(comingElements(part).flatMap(({ rule }) => (rule.required ? [rule.element] : [])));
  return failings(part, required)
    .filter(({ proposes }) => proposes === 'reject' || proposes === 'narrow')
    .map(({ element, proposes, text, citations }) => ({
      asks: `A request fails at “${elements.labels[element]}”. Is it rejected, or met in part?`,
      choices: ['Rejected', 'Met in part'],
      answer: sources.state(`${proposes === 'reject' ? 'Rejected' : 'Met in part'}. ${text}`, citations),
    }));
}
