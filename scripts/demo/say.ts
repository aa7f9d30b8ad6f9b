/** Says a step of the demonstration in the terminal. */
export function say(words: string): void {
  console.log(words.startsWith('  ') ? words : `• ${words}`);
}

/** Begins a new part. */
export function sayPart(title: string): void {
  console.log(`\n${title}`);
}
