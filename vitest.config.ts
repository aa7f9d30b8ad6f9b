import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { hasDisplay } from './scripts/display.ts';

/** Milliseconds; only against hanging: no test is about time, and the machine may be busy. */
const hanging = 180_000;

/** Tests in which no outcome depends on how long something takes. */
const unhurried = ['core', 'ipc', 'renderer', 'vault/bundles'].map(
  (folder) => `tests/${folder}/**/*.test.{ts,tsx}`,
);

export default defineConfig({
  test: {
    // Vitest would leave one core to a person who works meanwhile, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', ...unhurried],
          testTimeout: hanging,
          hookTimeout: hanging,
        },
      },
      // They wait long for their turns where they run beside others.
      {
        test: {
          name: 'unhurried',
          include: unhurried,
          testTimeout: 5 * hanging,
          hookTimeout: 5 * hanging,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: 'tests/support/own-display.ts',
          // On a person's own display the windows would take the focus and the clipboard from each other.
          fileParallelism: !hasDisplay(),
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // As long as Playwright waits.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
