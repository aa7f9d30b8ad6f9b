import { controlNames, suspectStretches } from '../documents/suspect-text.ts';
import { Failure } from '../failure.ts';

const unprintable = /(?![\t\n])\p{Cc}/u;

/**
 * Refuses texts that nobody can read as they stand, with the place of the first: blank ones, and those with characters
 * that cannot be seen or turn the reading round.
 */
export function checkTexts(value: unknown, path = ''): void {
  if (typeof value === 'string') checkText(value, path);
  else if (Array.isArray(value))
    value.forEach((item, index) => checkTexts(item, `${path}[${String(index)}]`));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) checkTexts(item, path === '' ? key : `${path}.${key}`);
  }
}

function checkText(text: string, path: string): void {
  if (text.trim() === '') throw new Failure('invalid-input', `${path} must be more than spaces.`);
  const hidden = suspectStretches(text).find(({ kind }) => kind === 'control');
  const found = hidden === undefined ? unprintable.exec(text)?.[0] : text.slice(hidden.start, hidden.end);
  if (found === undefined) return;
  throw new Failure(
    'invalid-input',
    `${path} must be without characters that cannot be seen: it has ${controlNames(found).join(', ')}.`,
  );
}
