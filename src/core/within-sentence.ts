/** A label within a sentence: `Search warrant` becomes `search warrant`; what is a name keeps its capital. */
export function withinSentence(label: string): string {
  return /^(?:[A-Z]{2}|European)/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}
