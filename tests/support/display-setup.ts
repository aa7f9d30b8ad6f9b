import { openDisplay } from '../../scripts/display.ts';

/** For vitest: window tests get a virtual display where there is none. Returns what to do when they are over. */
export async function setup(): Promise<() => Promise<void>> {
  const display = await openDisplay();
  Object.assign(process.env, display.env);
  return display.stop;
}
