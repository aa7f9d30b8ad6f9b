import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { demandCard, prepareDecision, signDecision } from './person/decisions.ts';
import { openDocument, waitForDocument } from './person/documents.ts';
import { dropFiles } from './person/drop.ts';
import { passGate } from './person/evidence.ts';
import { drawBox, markSelection, recordFinding, selectWords } from './person/findings.ts';
import { addDemand, completeRequest, fillNewCase } from './person/request-record.ts';
import { sampleFolder, type SampleReview } from './sample-case.ts';

/** A moment of a review worth telling or picturing. */
export type Moment =
  | 'held-over-window'
  | 'new-case'
  | 'request'
  | 'words-selected'
  | 'finding-form'
  | 'box-form'
  | 'not-found'
  | 'decision-form'
  | 'sign-dialog';

/** Told what is done, and asked to look at the window at moments. */
export interface Onlooker {
  readonly say: (words: string) => void;
  readonly look: (moment: Moment) => Promise<unknown>;
}

export const nobody: Onlooker = { say: () => undefined, look: async () => undefined };

/** Begins a case of the sample by dropping its files on the window, and records what it is and what it demands. */
export async function beginCase(window: Page, review: SampleReview, onlooker = nobody): Promise<void> {
  const { request, demands, documents } = review;
  onlooker.say(
    `Drop ${documents.length === 1 ? 'a PDF' : `${String(documents.length)} PDFs`} on the window; it asks what case this is.`,
  );
  await dropFiles(
    window,
    documents.map(({ file }) => join(sampleFolder, file)),
    () => onlooker.look('held-over-window'),
  );
  await window.getByRole('dialog', { name: 'New case' }).waitFor();
  await onlooker.look('new-case');
  await fillNewCase(window, request);
  await completeRequest(window, request);
  onlooker.say(`Record what ${request.reference} is, and the ${String(demands.length)} things it demands.`);
  for (const terms of demands) await addDemand(window, terms);
  await onlooker.look('request');
  for (const { file } of documents) await waitForDocument(window, file);
}

/** Reads the documents and makes the findings, in the order of the script. */
export async function makeFindings(window: Page, review: SampleReview, onlooker = nobody): Promise<void> {
  let open: string | null = null;
  for (const [index, finding] of review.findings.entries()) {
    const { document, page, quote, boxes } = finding;
    if (document !== open) {
      onlooker.say(`Read ${document}.`);
      await openDocument(window, document);
      open = document;
    }
    const [box] = boxes;
    if (quote !== null) await selectWords(window, page, quote);
    if (quote !== null && index === 0) await onlooker.look('words-selected');
    onlooker.say(
      `  page ${String(page)}: ${quote === null ? 'a box on the scan' : `“${quote}”`} ${finding.verdict} ${finding.element}`,
    );
    const form = quote === null ? await drawBox(window, page, box ?? []) : await markSelection(window);
    await recordFinding(form, finding, () =>
      index === 0 ? onlooker.look('finding-form') : quote === null ? onlooker.look('box-form') : undefined,
    );
  }
}

/** Says what was not found, then decides and signs each thing demanded, citing the findings of the script. */
export async function decideDemands(window: Page, review: SampleReview, onlooker = nobody): Promise<void> {
  const searched = await passGate(window, () => onlooker.look('not-found'));
  if (searched > 0)
    onlooker.say(`Record of ${String(searched)} elements that they were searched for and not found.`);
  for (const [index, decision] of review.decisions.entries()) {
    const demand = review.demands[decision.demand];
    if (demand === undefined) throw new Error('The script decides a demand that the case file has not.');
    onlooker.say(`Decide ${demand.data}: ${decision.disposition}, and sign.`);
    const card = await demandCard(window, demand.data);
    const cites = decision.findings.flatMap((at) => review.findings[at] ?? []);
    await prepareDecision(card, { ...decision, cites });
    if (index === 0) await onlooker.look('decision-form');
    await signDecision(window, card, () => (index === 0 ? onlooker.look('sign-dialog') : Promise.resolve()));
  }
}

/** The whole of it: a case of the sample from its PDFs to signed decisions. */
export async function reviewCase(window: Page, review: SampleReview, onlooker = nobody): Promise<void> {
  await beginCase(window, review, onlooker);
  await makeFindings(window, review, onlooker);
  await decideDemands(window, review, onlooker);
}
