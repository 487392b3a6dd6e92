import type * as vscode from 'vscode';
import type { Disposable } from '../core/base/disposable.ts';
import type { Clock } from '../core/base/clock.ts';
import type { Log } from '../core/base/log.ts';
import type { Accounts } from '../core/aws/accounts.ts';
import type { Connections } from '../core/aws/connection.ts';
import type { Closing } from './closing.ts';
import type { Commands } from './commands.ts';
import type { Confirm } from './confirm.ts';
import type { Report } from './report.ts';
import type { Settings } from './settings.ts';

/** VS Code as rooms are given it: adapters made once by the composition root. */
export interface Host {
  readonly extensionUri: vscode.Uri;
  /** A folder of this computer that is ours and outlives updates. */
  readonly globalStorageUri: vscode.Uri;
  /** Per workspace, survives a reload; never holds a secret. */
  readonly workspaceState: vscode.Memento;
  readonly globalState: vscode.Memento;
  readonly log: Log;
  readonly logChannel: vscode.LogOutputChannel;
  readonly commands: Commands;
  readonly settings: Settings;
  readonly report: Report;
  readonly confirm: Confirm;
  readonly closing: Closing;
}

/** What several rooms need, each instance made once by the composition root. */
export interface Services {
  readonly connections: Connections;
  readonly accounts: Accounts;
  readonly clock: Clock;
}

/** A room's only door. */
export type RegisterRoom = (host: Host, services: Services) => Disposable;
