import type { Locator, Page } from 'playwright-core';
import { dataCategories } from '../../../src/core/legal-basis.ts';
import type { Moment } from '../../../src/core/primitives.ts';
import type { DemandTerms, RequestRecord } from '../../../src/core/requests/events.ts';

/** The zone that a person there would choose; its winter offset is the -05:00 of the sample case. */
const ZONE = 'America/New_York';

/** Fills in the form of a new case that a drop has opened, and opens the case. */
export async function fillNewCase(window: Page, request: RequestRecord): Promise<void> {
  const dialog = window.getByRole('dialog', { name: 'New case' });
  await dialog.getByLabel('Reference').fill(request.reference);
  await dialog.getByLabel('Country').selectOption(request.country ?? '');
  await dialog.getByLabel('Agency or party').fill(request.agency);
  await dialog.getByLabel('Process').selectOption(request.process ?? '');
  await fillMoment(dialog, 'Received', request.received);
  await fillMoment(dialog, 'Due', request.due);
  await dialog.getByRole('checkbox', { name: 'This is an emergency' }).setChecked(request.emergency);
  await dialog.getByRole('button', { name: /^Open the case/ }).click();
  await window.getByRole('heading', { name: request.reference, level: 1 }).waitFor();
}

/** Fills in what only the Request tab asks: who requests, how it is reported, whether it forbids telling the user. */
export async function completeRequest(window: Page, request: RequestRecord): Promise<void> {
  await showTab(window, 'Request');
  const fields = window.getByRole('region', { name: 'The request' });
  await fields.getByLabel('Who requests').selectOption(request.requester ?? '');
  await fields.getByLabel('Reported as').selectOption(request.category ?? '');
  if (request.nondisclosure !== null) {
    await fields.getByRole('checkbox', { name: 'It forbids telling the user' }).check();
    const authority = fields.getByLabel('On what it rests');
    await authority.fill(request.nondisclosure.authority);
    await authority.press('Tab');
  }
  await fields.getByText('Not saved yet').first().waitFor({ state: 'detached' });
}

/** Records one thing demanded, in the Request tab. */
export async function addDemand(window: Page, terms: DemandTerms): Promise<void> {
  const demands = window.getByRole('region', { name: 'What it demands' });
  const count = await demands.getByRole('heading', { level: 3 }).count();
  await demands.getByRole('button', { name: 'Add a demand' }).click();
  await fillTerms(demands, terms);
  await demands.getByRole('button', { name: 'Add the demand' }).click();
  await demands.getByRole('heading', { level: 3, name: dataCategories.labels[terms.data] }).last().waitFor();
  await demands.getByRole('heading', { level: 3 }).nth(count).waitFor();
}

/** Fills the fields that say which data, of which accounts, of which days. */
export async function fillTerms(form: Locator, terms: DemandTerms): Promise<void> {
  await form.getByLabel('Data', { exact: true }).selectOption(terms.data);
  await form.getByLabel('Identifiers').fill(terms.identifiers.join('\n'));
  await form.getByLabel('From day').fill(terms.from ?? '');
  await form.getByLabel('To day').fill(terms.to ?? '');
}

export async function showTab(window: Page, name: string): Promise<void> {
  await window.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
}

async function fillMoment(form: Locator, label: string, moment: Moment | null): Promise<void> {
  if (moment === null) return;
  await form.getByLabel(label, { exact: true }).fill(wallClock(moment));
  await form.getByLabel(`${label}: time zone`).selectOption(ZONE);
}

/** What a clock in a zone like `-05:00` shows at an instant: `2026-11-20T16:12`. */
export function wallClock({ at, zone }: Moment): string {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return new Date(Date.parse(at) + offset * 60_000).toISOString().slice(0, 16);
}
