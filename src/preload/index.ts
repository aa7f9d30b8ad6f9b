import { contextBridge, ipcRenderer } from 'electron';
import type { Answer } from '../ipc/rpc.ts';
import { channels, type WindowApi } from '../ipc/window-api.ts';

/** All that the window can reach outside of itself. The main process checks the sender and every input. */
const api: WindowApi = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input) as Promise<Answer>,
  onEvent(listener) {
    const relay = (_event: unknown, message: unknown): void => listener(message);
    ipcRenderer.on(channels.event, relay);
    return () => void ipcRenderer.removeListener(channels.event, relay);
  },
};

contextBridge.exposeInMainWorld('redrope', api);
