import type { CaseState } from '../core/cases/case-state.ts';
import { Failure } from '../core/failure.ts';

/** The SHA-256 of the document of a case that a word names: by its SHA-256 or its name. */
export function documentNamed({ documents }: Pick<CaseState, 'documents'>, name: string): string {
  const [found, ...others] = documents.filter(
    (document) => document.sha256 === name || document.name === name,
  );
  if (found !== undefined && others.length === 0) return found.sha256;
  throw new Failure(
    'document-unknown',
    found === undefined
      ? `The case has no document “${name}”. Nothing was changed. ${haveInWords(documents)}`
      : `${String(others.length + 1)} documents have the name “${name}”. Nothing was changed. Name it by its SHA-256.`,
  );
}

const mostNamed = 10;

function haveInWords(documents: CaseState['documents']): string {
  if (documents.length === 0) return 'It has none yet.';
  const named = documents.slice(0, mostNamed).map(({ name }) => `“${name}”`);
  const more = documents.length - mostNamed;
  return `It has ${named.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`;
}
