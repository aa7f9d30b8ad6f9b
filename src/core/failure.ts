/**
 * The closed list of expected failures. A Failure is the only error that keeps its identity across processes: it
 * travels as `{code, message}` and is thrown again at the other end. Anything else that is thrown is a defect.
 */
export const failureCodes = [
  'invalid-input',
  'cancelled',
  'disk-full',
  'file-unreadable',
  'file-exists',
  'folder-silent',
  'vault-exists',
  'vault-missing',
  'not-a-vault',
  'vault-damaged',
  'vault-newer',
  'vault-in-use',
  'vault-locked',
  'wrong-passphrase',
  'weak-passphrase',
  'entries-lost',
  'case-unknown',
  'document-unknown',
  'document-empty',
  'document-damaged',
  'not-comparable',
  'not-a-pdf',
  'password-needed',
  'password-wrong',
  'demand-unknown',
  'finding-unknown',
  'finding-withdrawn',
  'decision-incomplete',
  'evidence-missing',
  'number-not-independent',
  'release-missing',
  'approval-missing',
  'case-closed',
  'entry-invalid',
  'entries-missing',
  'bundle-unreadable',
  'bundle-altered',
  'bundle-incomplete',
  'bundle-unsigned',
  'bundle-newer',
  'bundle-locked',
  'bundle-too-large',
  'nothing-to-export',
  'export-blocked',
  'card-invalid',
  'person-unknown',
  'person-not-trusted',
  'upload-unknown',
  'refused',
  'internal',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** An expected failure. `message` says in plain words what is wrong, what is safe and what to do. */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'Failure';
    this.code = code;
  }
}

/** The form in which a failure crosses a process boundary or a command line. */
export interface FailureRecord {
  readonly code: FailureCode;
  readonly message: string;
}

/** What may be told of anything that was thrown; a defect tells nothing of its content. */
export function failureRecord(thrown: unknown): FailureRecord {
  if (thrown instanceof Failure) return { code: thrown.code, message: thrown.message };
  return {
    code: 'internal',
    message:
      'Something went wrong inside Redrope. What was shown as saved is safe. Try again, or lock and unlock.',
  };
}
