// Loaded into Electron before the app: it becomes ready when the tests have attached to it, who at times miss a page
// that loads meanwhile and then wait for it for ever. Playwright calls __playwright_run once it has attached.
const { app } = require('electron');

const ready = app.whenReady();
const attached = new Promise((resolve) => {
  // oxlint-disable-next-line no-underscore-dangle -- the name is Playwright's
  globalThis.__playwright_run = () => resolve(ready);
});
app.whenReady = () => attached;
