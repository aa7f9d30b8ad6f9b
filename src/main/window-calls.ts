import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { Failure, failureRecord } from '../core/failure.ts';
import type { Handlers } from '../ipc/call.ts';
import { windowCalls, type WindowContract } from '../ipc/contract.ts';
import { answerCall, type Answer } from '../ipc/rpc.ts';
import { channels } from '../ipc/window-api.ts';
import { isAppUrl } from './app-protocol.ts';

/** Answers the window's calls: only from its own main frame, only calls of the contract, only inputs that fit. */
export function answerWindow(
  window: () => BrowserWindow | undefined,
  handlers: Handlers<WindowContract>,
): void {
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown): Promise<Answer> | Answer => {
    if (!isOwnFrame(event, window())) return { ok: false, failure: failureRecord(strangerFailure()) };
    return answerCall(windowCalls, handlers, name, input);
  });
}

function isOwnFrame(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  if (window === undefined || event.sender !== window.webContents || frame === null) return false;
  return frame === event.sender.mainFrame && isAppUrl(frame.url);
}

function strangerFailure(): Failure {
  return new Failure(
    'refused',
    'This did not come from Redrope’s own window, so nothing was done. Use the window that Redrope opened, or start Redrope again.',
  );
}
