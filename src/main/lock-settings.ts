import { nativeTheme } from 'electron';
import type { Settings } from '../ipc/views.ts';

/** The settings of the open vault that the shell itself acts on. */
export interface LockSettings {
  readonly apply: (settings: Settings) => void;
  /** Minutes without input until the vault locks by itself. */
  readonly lockAfterMinutes: () => number;
}

const DEFAULT_MINUTES = 15;

export function createLockSettings(): LockSettings {
  let minutes = DEFAULT_MINUTES;
  return {
    apply(settings) {
      minutes = settings.lockAfterMinutes;
      nativeTheme.themeSource = settings.theme;
    },
    lockAfterMinutes: () => minutes,
  };
}
