import type { TestApp } from '../app.ts';

/** From now on the system's dialog that asks for a folder answers with this one. */
export async function answerFolderDialog(app: TestApp, folder: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
}
