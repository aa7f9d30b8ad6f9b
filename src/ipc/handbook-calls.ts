import { ruleId } from '../core/guidelines/guideline.ts';
import { object, oneOf, text } from '../core/shape.ts';
import { call } from './call.ts';
import type { SavedFile } from './views.ts';

const handbook = { profile: ruleId, format: oneOf(['pdf', 'html']) };

export const handbookShellCalls = {
  /** The guidelines for requesters that follow from a profile; null when the person cancelled. */
  'app.saveHandbook': call<SavedFile | null>()(object(handbook)),
} as const;

export const handbookHostCalls = {
  'host.saveHandbook': call<SavedFile>()(object({ file: text(4096, 1), ...handbook })),
} as const;
