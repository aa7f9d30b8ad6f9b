import type { TestApp } from './app.ts';
import { makeVault } from './person/door.ts';
import { beginCase, decideDemands, makeFindings } from './review-as-a-person.ts';
import { sampleReview } from './sample-case.ts';

/**
 * Makes a vault in the window with one case that has something of everything: a scan, findings in words and boxes,
 * one demand decided, and two for the same data open. Gives the case's reference.
 */
export async function reviewInNewVault({ window }: TestApp, passphrase: string): Promise<string> {
  await makeVault(window, 'A. Reviewer', passphrase);
  const review = await sampleReview('EM-0092');
  const [open] = review.demands.slice(-1);
  const more = open === undefined ? [] : [{ ...open, identifiers: ['second@example.org'] }];
  await beginCase(window, { ...review, demands: [...review.demands, ...more] });
  const findings = review.findings.filter((_, index) => [0, 1, 5].includes(index));
  await makeFindings(window, { ...review, findings });
  const decisions = review.decisions.slice(0, 1).map((decision) => ({ ...decision, findings: [0] }));
  await decideDemands(window, { ...review, findings, decisions });
  return review.reference;
}
