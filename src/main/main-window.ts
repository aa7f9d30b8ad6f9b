import { BrowserWindow, nativeTheme, type Session } from 'electron';
import { APP_URL } from './app-protocol.ts';

export interface MainWindowOptions {
  readonly session: Session;
  /** The built preload file. */
  readonly preload: string;
  /** Shown in the title, so that nobody mistakes a demonstration for the real thing. */
  readonly demonstration: boolean;
  readonly devTools: boolean;
}

/** The app's one window, shown once it has something to show. Its size and place are not remembered. */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: options.demonstration ? 'Redrope (demonstration runtime)' : 'Redrope',
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: options.devTools,
      navigateOnDragDrop: false,
      safeDialogs: true,
      disableDialogs: true,
      enableWebSQL: false,
      v8CacheOptions: 'none',
    },
  });
  // The page's own title would hide what the title says about the runtime.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Loads the app's page. */
export async function loadApp(window: BrowserWindow): Promise<void> {
  await window.loadURL(APP_URL);
}
