import { processes } from '../../core/legal-basis.ts';
import { blankRequest } from '../../core/requests/commands.ts';
import type { RequestRecord } from '../../core/requests/events.ts';
import { boolean, object, parse, text, type Of } from '../../core/shape.ts';
import { momentToText, textToMoment } from './moment-text.ts';
import { localZone } from '../app/zoned-time.ts';

const momentText = object({ local: text(40), zone: text(70) });
const newCase = object({
  reference: text(500),
  agency: text(500),
  country: text(2),
  process: text(100),
  received: momentText,
  due: momentText,
  emergency: boolean,
});

/** The form of a new case, as its controls show it. */
export type NewCaseText = Of<typeof newCase>;

export function blankNewCase(now: Date): NewCaseText {
  return {
    reference: '',
    agency: '',
    country: '',
    process: '',
    received: momentToText({ at: now.toISOString(), zone: localZone() }),
    due: momentToText(null),
    emergency: false,
  };
}

/** A form out of a draft; null where the draft is none. */
export function readNewCaseDraft(draft: string | null): NewCaseText | null {
  if (draft === null) return null;
  try {
    return parse(newCase, JSON.parse(draft));
  } catch {
    return null;
  }
}

export function newCaseRequest(shown: NewCaseText): RequestRecord {
  const process = processes.ids.find((id) => id === shown.process) ?? null;
  return {
    ...blankRequest,
    reference: shown.reference.trim(),
    agency: shown.agency.trim(),
    country: shown.country || null,
    process,
    received: textToMoment(shown.received),
    due: textToMoment(shown.due),
    emergency: shown.emergency || process === 'emergency',
  };
}
