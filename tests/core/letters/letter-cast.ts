import { readFileSync } from 'node:fs';
import { signDecision } from '../../../src/core/decisions/commands.ts';
import type { Position } from '../../../src/core/decisions/events.ts';
import { makeFinding } from '../../../src/core/findings/commands.ts';
import type { ElementId, Verdict } from '../../../src/core/legal-basis.ts';
import { readLetterTexts } from '../../../src/core/letters/letter-texts.ts';
import type { LetterGround } from '../../../src/core/letters/letter-ground.ts';
import { changeRequest } from '../../../src/core/requests/commands.ts';
import type { RequestChanges } from '../../../src/core/requests/events.ts';
import {
  castReview,
  namedHash,
  namedId,
  noBasis,
  quoteAnchor,
  type CastReviewer,
} from '../../support/ledger-cast.ts';
import { law } from '../guidelines/built-in.ts';

const file = new URL('../../../resources/letters/letters.json', import.meta.url);
export const textsFile = readFileSync(file, 'utf8');
export const texts = readLetterTexts(textsFile);

/** What may never stand in a letter: it is work product. */
export const secretNote = 'SECRET-NOTE weak on the facts';
export const secretRationale = 'SECRET-RATIONALE we may lose';

export function groundOf(reviewer: CastReviewer, more: Partial<LetterGround> = {}): LetterGround {
  return {
    ...noBasis,
    state: reviewer.state,
    guidelines: law,
    on: '2026-11-22',
    clocks: [],
    now: { at: '2026-11-24T23:30:00.000Z', zone: 'Europe/Berlin' },
    sender: 'Ada Reviewer',
    texts,
    ...more,
  };
}

/** A warrant of an agency of the United States with what it demands, and nothing found yet. */
export function warrant(changes: RequestChanges = {}): CastReviewer {
  const reviewer = castReview();
  reviewer.record(
    ...changeRequest(reviewer.state, {
      agency: 'District Court of Somewhere',
      country: 'US',
      requester: 'government',
      received: { at: '2026-11-20T21:12:00.000Z', zone: 'America/New_York' },
      ...changes,
    }),
  );
  return reviewer;
}

export function find(
  reviewer: CastReviewer,
  name: string,
  element: ElementId,
  verdict: Verdict,
  exact = 'all contents',
): void {
  const anchor = { ...quoteAnchor, quote: { ...quoteAnchor.quote, exact } };
  const reading = { element, verdict, note: secretNote };
  reviewer.record(...makeFinding(reviewer.state, namedId(name), namedHash('document'), anchor, reading));
}

export function decide(reviewer: CastReviewer, demand: 1 | 2, position: Partial<Position>): void {
  const whole: Position = {
    demand: namedId(`demand ${demand}`),
    disposition: 'reject',
    reasons: [],
    findings: [],
    rationale: secretRationale,
    narrowed: null,
    ...position,
  };
  reviewer.record(...signDecision(reviewer.state, whole, noBasis));
}
