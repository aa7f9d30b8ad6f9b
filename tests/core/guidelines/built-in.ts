import { readdirSync, readFileSync } from 'node:fs';
import type { Finding } from '../../../src/core/cases/case-state.ts';
import type { ExaminedRequest } from '../../../src/core/guidelines/checklist.ts';
import type { Profile } from '../../../src/core/guidelines/guideline.ts';
import { assembleGuidelines } from '../../../src/core/guidelines/guidelines.ts';
import { readProfile } from '../../../src/core/guidelines/read-profile.ts';
import type { DataId, ElementId, Verdict } from '../../../src/core/legal-basis.ts';
import type { DemandTerms } from '../../../src/core/requests/events.ts';

const folder = new URL('../../../resources/guidelines/', import.meta.url);

export const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .toSorted();

export function fileText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

export const profiles: readonly Profile[] = files.map((name) => readProfile(fileText(name)));
export const laws = ['us-federal', 'outside-us', 'eu-e-evidence', 'private-party'];
export const law = assembleGuidelines(profiles, laws);
export const strict = assembleGuidelines(profiles, ['strict-company']);
export const codeHost = assembleGuidelines(profiles, ['code-host']);
export const mlatOnly = assembleGuidelines(profiles, ['mlat-only']);
export const today = '2026-11-22';

export function profileNamed(id: string): Profile {
  const found = profiles.find((profile) => profile.id === id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
}

export function requestOf(
  country: string | null,
  process: ExaminedRequest['process'],
  more: Partial<ExaminedRequest> = {},
): ExaminedRequest {
  return { country, process, requester: 'government', emergency: false, nondisclosure: null, ...more };
}

export function demandOf(data: DataId, more: Partial<DemandTerms> = {}): DemandTerms {
  return { data, identifiers: ['j.doe@example.com'], from: '2026-06-01', to: '2026-08-31', ...more };
}

let made = 0;
export function findingOn(
  element: ElementId,
  verdict: Verdict,
  quote: string | null = null,
  more: Partial<Finding> = {},
): Finding {
  made += 1;
  const id = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
  return {
    id,
    document: 'a'.repeat(64),
    anchor: {
      page: 1,
      quote: quote === null ? null : { exact: quote, prefix: '', suffix: '' },
      position: null,
      boxes: [[0, 0, 1, 1]],
    },
    reading: { element, verdict, note: '' },
    changed: null,
    withdrawn: null,
    entry: 'b'.repeat(64),
    author: 'c'.repeat(64),
    at: '2026-11-22T08:00:00.000Z',
    zone: 'UTC',
    ...more,
  };
}
