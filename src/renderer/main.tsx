// oxlint-disable-next-line import/no-unassigned-import -- it only adds what the oldest runtime lacks and the core uses
import 'core-js/actual/map/group-by';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import './ui/ui.css';
import './app/app.css';
import { App } from './app/App.tsx';
import { applyTheme } from './app/theme.ts';

applyTheme('system');
// A file dropped beside a place for it must never replace the window's page.
for (const type of ['dragover', 'drop']) {
  window.addEventListener(type, (event) => event.preventDefault());
}
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
