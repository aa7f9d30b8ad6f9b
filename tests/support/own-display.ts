import { afterAll } from 'vitest';
import { openDisplay } from '../../scripts/display.ts';

// Each file of window tests has a virtual display of its own, and with it its own focus and clipboard, unless there is a real one.
const display = await openDisplay();
Object.assign(process.env, display.env);
afterAll(display.stop);
