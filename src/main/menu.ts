import { Menu } from 'electron';

/** macOS needs a menu for copy and paste to work; elsewhere the window has everything and none is shown. */
export function setMenu(): void {
  const mac = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] as const;
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([...mac]) : null);
}
