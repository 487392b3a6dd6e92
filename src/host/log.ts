import type * as vscode from 'vscode';
import type { Log } from '../core/base/log.ts';

/** The kernel's log over VS Code's log channel. */
export function channelLog(channel: vscode.LogOutputChannel): Log {
  return {
    trace: (message) => channel.trace(message),
    debug: (message) => channel.debug(message),
    info: (message) => channel.info(message),
    warn: (message) => channel.warn(message),
    error: (message) => channel.error(message),
  };
}
