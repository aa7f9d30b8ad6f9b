import type { BrowserWindow } from 'electron';
import type { Printed } from '../ipc/annotation-calls.ts';

/** Prints what the window has laid out, by the system's own dialog; `why` is the system's word for what did not work. */
export function printWindow(window: BrowserWindow): Promise<Printed> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (printed, why) =>
      resolve({ printed, why: printed ? '' : why }),
    );
  });
}
