import { nameOfDocument, type CaseState, type Finding } from '../cases/case-state.ts';

/** Why a finding is stale, to be followed by the name of the later version: `its words changed in`. */
export function staleSince({ uncompared }: Pick<Finding, 'uncompared'>): string {
  return uncompared === true
    ? 'it is on an earlier version, and nobody compared it with'
    : 'its words changed in';
}

/** The same with that name, `shown` as the place wants it. */
export function staleInWords(
  state: Pick<CaseState, 'documents'>,
  finding: Finding & { readonly stale: string },
  shown: (name: string) => string,
): string {
  const name = nameOfDocument(state, finding.stale);
  return `${staleSince(finding)} ${name === '' ? 'a document that is not here' : shown(name)}`;
}

/** Narrows to a stale finding. */
export function isStale(finding: Finding): finding is Finding & { readonly stale: string } {
  return finding.stale !== undefined;
}
