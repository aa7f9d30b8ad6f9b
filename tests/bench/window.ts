import { build } from '../../scripts/build.ts';
import { openDisplay, type Display } from '../../scripts/display.ts';

/** Builds the app and opens a display for it; until it is stopped, whatever is started shows there. */
export async function prepareWindow(): Promise<Display> {
  if (!(await build())) throw new Error('The app could not be built, so there is no window to measure.');
  const display = await openDisplay();
  Object.assign(process.env, display.env);
  const stop = async (): Promise<void> => {
    await display.stop();
    for (const name of Object.keys(display.env)) delete process.env[name];
  };
  return { ...display, stop };
}
