import type { InspectionOutcome } from '../core/documents/inspection.ts';
import { sha256 } from '../core/primitives.ts';
import { object } from '../core/shape.ts';
import { call } from './call.ts';

export const inspectionCalls = {
  /** What the eye misses in a document: kept from before, or looked at now, as a job that can be cancelled. */
  'documents.inspect': call<InspectionOutcome>()(object({ document: sha256 })),
} as const;
