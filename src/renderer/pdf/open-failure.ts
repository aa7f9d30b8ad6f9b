import { looksLikePdf } from '../../core/documents/looks-like-pdf.ts';

/** Why a document is not shown. */
export type OpenFailure =
  | {
      readonly kind: 'empty' | 'not-a-pdf' | 'damaged' | 'stopped' | 'too-much-memory';
      readonly detail: string | null;
    }
  | { readonly kind: 'password-needed' }
  /** The bytes could not be had from the vault; `detail` is the vault's own sentence. */
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Thrown by everything in this folder when a document does not open. */
export class OpenError extends Error {
  readonly failure: OpenFailure;

  constructor(failure: OpenFailure) {
    super(failure.kind);
    this.name = 'OpenError';
    this.failure = failure;
  }
}

export type StopReason = 'time' | 'memory';

/** Thrown for a page that took too long or too much: its worker was ended, the page is not tried again unasked. */
export class PageStopped extends Error {
  readonly page: number;
  readonly reason: StopReason;

  constructor(page: number, reason: StopReason) {
    super(`Page ${page} was stopped.`);
    this.name = 'PageStopped';
    this.page = page;
    this.reason = reason;
  }
}

/** What pdf.js threw on opening, as a failure. `start` is the file's beginning. */
export function openFailure(thrown: unknown, start: Uint8Array): OpenFailure {
  if (thrown instanceof OpenError) return thrown.failure;
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'PasswordException') return { kind: 'password-needed' };
  const detail = thrown instanceof Error ? thrown.message : null;
  return { kind: looksLikePdf(start) ? 'damaged' : 'not-a-pdf', detail };
}
