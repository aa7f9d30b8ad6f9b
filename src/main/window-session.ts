import { session, type Session } from 'electron';
import { isAppUrl } from './app-protocol.ts';

/**
 * The session that the window lives in: in memory only, without cache, offline, with every permission, download and
 * request refused that is not for the app's own files.
 */
export function createWindowSession(): Session {
  // No "persist:" prefix: Electron keeps such a session in memory only.
  const windowSession = session.fromPartition('redrope', { cache: false });
  refusePermissions(windowSession);
  windowSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowed(url) }));
  windowSession.enableNetworkEmulation({ offline: true });
  windowSession.on('will-download', (event) => event.preventDefault());
  windowSession.setSpellCheckerEnabled(false);
  return windowSession;
}

function refusePermissions(windowSession: Session): void {
  windowSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  windowSession.setPermissionCheckHandler(() => false);
  windowSession.setDevicePermissionHandler(() => false);
}

/** The app's files, and what the page itself made in memory. */
function isAllowed(url: string): boolean {
  return isAppUrl(url) || url.startsWith('blob:redrope://app/') || url.startsWith('data:');
}
