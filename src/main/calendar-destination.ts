import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';

/** Asks by dialog where the calendar should go; null when the person cancelled. */
export async function askCalendarDestination(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export the deadlines as a calendar',
    defaultPath: join(app.getPath('documents'), 'redrope.ics'),
    filters: [{ name: 'iCalendar', extensions: ['ics'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === undefined || filePath === '' ? null : filePath;
}
