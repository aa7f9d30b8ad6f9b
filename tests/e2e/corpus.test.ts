import { expect, test } from 'vitest';
import { corpusFiles, openInTurn } from '../support/corpus.ts';

/** As many as the time allows; `npm run corpus` opens all of them. */
const SAMPLE = 8;
/** Too damaged for any reader: refused, whatever else the sample holds. */
const REFUSED = ['REDHAT-1531897-0.pdf', 'bug1020226.pdf'];

const all = corpusFiles();
const step = Math.max(1, Math.floor(all.length / SAMPLE));
const sample = [...new Set([...all.filter((_, index) => index % step === 0), ...REFUSED])];

test(
  all.length === 0
    ? 'the corpus of foreign PDFs is not here, so none of it was opened'
    : `of ${String(all.length)} foreign PDFs a sample is opened in the window, each shown or refused with a reason; npm run corpus opens all`,
  async () => {
    if (all.length === 0) return;
    const outcomes = await openInTurn(sample);
    expect(outcomes.map(({ file }) => file)).toEqual(sample);
    for (const { file, outcome, pages } of outcomes) {
      if (REFUSED.includes(file)) expect(outcome).toBe('This PDF is damaged');
      expect(outcome).toMatch(/^(Shown$|This |Page \d+ could not be shown)/);
      if (outcome === 'Shown') expect(pages).toBeGreaterThan(0);
    }
  },
);
