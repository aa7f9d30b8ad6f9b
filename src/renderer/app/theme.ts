import { useEffect } from 'react';
import type { Settings } from '../../ipc/views.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

export function applyTheme(theme: Settings['theme']): void {
  const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
}

/** Shows the theme that was chosen, and follows the system where that was chosen. */
export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    const apply = (): void => applyTheme(theme);
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
}
