import type { OutgoingFinding } from '../../core/findings/findings-out.ts';
import type { SharedBridge } from '../documents/extract-messages.ts';
import type { AnnotatedPdf } from './annotate-pdf.ts';

/** What the worker is started with. */
export interface AnnotateStart {
  readonly size: number;
  readonly password: string | undefined;
  readonly findings: readonly OutgoingFinding[];
  readonly bridge: SharedBridge;
}

/** What it tells, as the `page` of a message; null where the file cannot be read by its objects. */
export type AnnotateReport = AnnotatedPdf | null;
