import {
  absences,
  dataCategories,
  dispositions,
  elements,
  objections,
  verdicts,
} from '../core/legal-basis.ts';

/** What stands in the file of decide, by lines: its ids, and an example. */
export const decidedFileHelp: readonly string[] = [
  'assess VAULT CASE --json names the elements that the case asks for (elements[].id) and what is demanded (demands[].demand).',
  `  element: ${elements.ids.join(', ')}`,
  '    emergency-verified: a call back shows it, or an override lets it be; a finding that supports it shows nothing, and no search is recorded for it',
  `  verdict: ${verdicts.ids.join(', ')}`,
  `  disposition: ${dispositions.ids.join(', ')}`,
  `  reasons of narrow, challenge and reject: ${objections.ids.join(', ')}`,
  `  reasons of nothing-to-produce: ${absences.ids.join(', ')}; produce has none, and cites a finding that supports`,
  'narrowed is the set that is given, of narrow alone, with all four fields: {"data", "identifiers": [], "from", "to"}; from and',
  'to are days such as 2026-11-20, or null: the same data or data that shows less, no other identifiers and days than were',
  'demanded, and less than the whole demand.',
  'A finding whose words changed in a later version counts again, or is withdrawn, by its id, which assess names with the version',
  '(of elements that nothing asks for, show --json): "stillHold": [{"finding": "ID", "despite": "amended.pdf"}], where the words were',
  'read and hold, and "withdrawn": [{"finding": "ID", "reason": "…"}].',
  `  data: ${dataCategories.ids.join(', ')}`,
  'Example:',
  '  {"findings": [{"name": "dates", "document": "warrant.pdf", "page": 1, "quote": "any and all records",',
  '                 "element": "particularity-dates", "verdict": "breaks"}],',
  '   "notFound": [{"element": "judge-signature", "document": "warrant.pdf", "from": 1, "to": 3}],',
  '   "decisions": [{"demand": "ID", "disposition": "narrow", "reasons": ["overly-broad"], "findings": ["dates"],',
  '                  "rationale": "Nothing shows why more days are needed.",',
  '                  "narrowed": {"data": "stored-content", "identifiers": ["j.doe@example.com"],',
  '                               "from": "2026-06-01", "to": "2026-06-30"}}]}',
];
