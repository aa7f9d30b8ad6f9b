import { afterAll } from 'vitest';
import { openDisplay } from '../../scripts/display.ts';

// Each file of window tests has a virtual display of its own, and with it its own focus and clipboard, unless there is a real one.
// It is as large as a small laptop's: much of the time of these tests is drawing.
const display = await openDisplay('1280x720');
Object.assign(process.env, display.env);
afterAll(display.stop);
