import type * as vscode from 'vscode';
import type { Disposable } from '../core/base/disposable.ts';
import type { Log } from '../core/base/log.ts';

/**
 * The kernel's log over VS Code's log channel. After it was disposed it is silent: a channel that was closed
 * throws, and work that ends late may still have a word to say.
 */
export function channelLog(channel: vscode.LogOutputChannel): Log & Disposable {
  let open = true;
  const when =
    (write: (message: string) => void) =>
    (message: string): void => {
      if (open) write(message);
    };
  return {
    trace: when((message) => channel.trace(message)),
    debug: when((message) => channel.debug(message)),
    info: when((message) => channel.info(message)),
    warn: when((message) => channel.warn(message)),
    error: when((message) => channel.error(message)),
    dispose() {
      open = false;
      channel.dispose();
    },
  };
}
