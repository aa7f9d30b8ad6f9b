import codeHost from '../../../resources/guidelines/code-host.json' with { type: 'json' };
import euEEvidence from '../../../resources/guidelines/eu-e-evidence.json' with { type: 'json' };
import everyRequest from '../../../resources/guidelines/every-request.json' with { type: 'json' };
import mlatOnly from '../../../resources/guidelines/mlat-only.json' with { type: 'json' };
import outsideUs from '../../../resources/guidelines/outside-us.json' with { type: 'json' };
import privateParty from '../../../resources/guidelines/private-party.json' with { type: 'json' };
import strictCompany from '../../../resources/guidelines/strict-company.json' with { type: 'json' };
import twoPerson from '../../../resources/guidelines/two-person.json' with { type: 'json' };
import usFederal from '../../../resources/guidelines/us-federal.json' with { type: 'json' };
import type { Profile } from '../../core/guidelines/guideline.ts';
import { checkProfile } from '../../core/guidelines/read-profile.ts';

const files: readonly unknown[] = [
  everyRequest,
  usFederal,
  outsideUs,
  euEEvidence,
  privateParty,
  strictCompany,
  codeHost,
  mlatOnly,
  twoPerson,
];

let read: readonly Profile[] | null = null;

/** The profiles that come with the app: the laws, then the policies. */
export function builtInProfiles(): readonly Profile[] {
  return (read ??= files.map(checkProfile));
}

/** By what a company works that chose nothing: the four laws, and the policy that is stricter than they are. */
export const defaultProfiles: readonly string[] = [
  'us-federal',
  'outside-us',
  'eu-e-evidence',
  'private-party',
  'strict-company',
];
