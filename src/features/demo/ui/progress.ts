import * as vscode from 'vscode';

/** Shows that the fleet is starting, with a button that gives up. */
export async function withProgress(start: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Starting the demo fleet…',
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    const listening = token.onCancellationRequested(() => controller.abort());
    try {
      await start(controller.signal);
    } finally {
      listening.dispose();
    }
  });
}
