'use strict';
// The peer of the window benches: a bare Electron window. It opens a page of this folder's build and nothing else.
// Usage: electron main.cjs --page=FOLDER
const { readFile } = require('node:fs/promises');
const path = require('node:path');
const { app, BrowserWindow, protocol } = require('electron');

// As the app does on this runtime, so that both pay the same for drawing.
app.commandLine.appendSwitch('disable-gpu');

const folder = process.argv.find((argument) => argument.startsWith('--page=')).slice('--page='.length);
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

protocol.registerSchemesAsPrivileged([
  { scheme: 'peer', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

void app.whenReady().then(async () => {
  protocol.handle('peer', async ({ url }) => {
    const file = path.join(folder, path.normalize(decodeURIComponent(new URL(url).pathname)));
    return new Response(await readFile(file), {
      headers: { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' },
    });
  });
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL('peer://app/index.html');
});
app.on('window-all-closed', () => app.quit());
