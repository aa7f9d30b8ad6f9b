import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { channels } from '../ipc/window-api.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { lockWhenAway } from './auto-lock.ts';
import { setChromiumSwitches } from './chromium-switches.ts';
import { lockBeforeLeaving } from './leaving.ts';
import { createLockSettings } from './lock-settings.ts';
import { createMainWindow, loadApp } from './main-window.ts';
import { watchWindowMemory } from './memory-watch.ts';
import { setMenu } from './menu.ts';
import { refuseNavigation } from './navigation-rules.ts';
import { useThrowawayProfile } from './profile-folder.ts';
import { recoverWindow } from './recover-window.ts';
import { detectRuntime } from './runtime.ts';
import { shellHandlers } from './shell-handlers.ts';
import { startArguments } from './start-arguments.ts';
import { createVaultFolder } from './vault-folder.ts';
import { startVaultProcess } from './vault-process.ts';
import { vaultRelay } from './vault-relay.ts';
import { createVaultSession } from './vault-session.ts';
import { answerWindow } from './window-calls.ts';
import { createWindowSession } from './window-session.ts';

const built = join(__dirname, '..');
const runtime = detectRuntime(join(built, '..'));

useThrowawayProfile();
setChromiumSwitches(runtime);
registerAppScheme();
refuseNavigation();
void app.whenReady().then(start);

async function start(): Promise<void> {
  const windowSession = createWindowSession();
  serveApp(windowSession, join(built, 'renderer'));
  setMenu();

  let window: BrowserWindow;
  const emit = (event: unknown): void => window.webContents.send(channels.event, event);
  const startVault = () => startVaultProcess(runtime, join(built, 'node', 'process.js'));
  const session = createVaultSession(startVault, emit);
  const settings = createLockSettings();
  const folder = createVaultFolder(startArguments(process.argv).vault);
  const { demonstration } = runtime;
  const shell = shellHandlers({ window: () => window, folder, session, settings, demonstration });

  answerWindow(() => window, { ...shell, ...vaultRelay(session, settings) });
  lockWhenAway((why) => void session.lock(why), settings.lockAfterMinutes);

  const openWindow = async (): Promise<void> => {
    window = createMainWindow({
      session: windowSession,
      preload: join(built, 'preload', 'index.cjs'),
      demonstration,
      devTools: !app.isPackaged && process.env['REDROPE_DEVTOOLS'] === '1',
    });
    lockBeforeLeaving(window, session);
    recoverWindow(window, session, openWindow);
    await loadApp(window);
  };
  await openWindow();
  watchWindowMemory(() => window, emit);
}
