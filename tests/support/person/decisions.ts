import type { Locator, Page } from 'playwright-core';
import {
  dataCategories,
  dispositions,
  elements,
  reasons,
  type DataId,
  type Disposition,
  type ElementId,
  type ReasonId,
} from '../../../src/core/legal-basis.ts';
import type { DemandTerms } from '../../../src/core/requests/events.ts';
import { fillTerms, showTab } from './request-record.ts';

/** What a person decides on one thing demanded. */
export interface IntendedDecision {
  readonly disposition: Disposition;
  readonly reasons: readonly ReasonId[];
  readonly rationale: string;
  readonly narrowed: DemandTerms | null;
  readonly cites: readonly { readonly element: ElementId; readonly quote: string | null }[];
}

/** The card of the demand for a kind of data, in the Decision tab. */
export async function demandCard(window: Page, data: DataId): Promise<Locator> {
  await showTab(window, 'Decision');
  const heading = window.getByRole('heading', { level: 3, name: dataCategories.labels[data], exact: true });
  return window.getByRole('article').filter({ has: heading });
}

/** Chooses, gives reasons, cites and writes the rationale; does not sign yet. */
export async function prepareDecision(card: Locator, decision: IntendedDecision): Promise<void> {
  const radio = card
    .page()
    .getByRole('radio', { name: dispositions.labels[decision.disposition], exact: true });
  await card.locator('label').filter({ has: radio }).click();
  if (decision.narrowed !== null) {
    await fillTerms(card.getByRole('group', { name: 'The narrower set that is given' }), decision.narrowed);
  }
  for (const reason of decision.reasons) {
    await card.getByRole('checkbox', { name: reasons.labels[reason], exact: true }).check();
  }
  const findings = card.getByRole('group', { name: 'Findings it rests on' });
  for (const { element, quote } of decision.cites) {
    const label = findings.locator('label').filter({ hasText: elements.labels[element] });
    await (quote === null ? label : label.filter({ hasText: quote })).first().getByRole('checkbox').check();
  }
  await card.getByLabel('Rationale').fill(decision.rationale);
}

/** Presses Sign, and says yes to what is shown. `look` runs while the question is on screen. */
export async function signDecision(
  window: Page,
  card: Locator,
  look: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await card.getByRole('button', { name: 'Sign', exact: true }).click();
  const question = window.getByRole('dialog', { name: 'Sign this decision?' });
  await question.waitFor();
  await look();
  await question.getByRole('button', { name: /^Sign as / }).click();
  await question.waitFor({ state: 'detached' });
  await card
    .getByText(/^signed /)
    .first()
    .waitFor();
}
