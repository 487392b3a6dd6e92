import type * as vscode from 'vscode';

/** Waits for what an event announces; the time limit is mocha's. */
export async function eventually<T>(event: vscode.Event<unknown>, find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => {
      const subscription = event(() => {
        subscription.dispose();
        resolve();
      });
    });
  }
}
