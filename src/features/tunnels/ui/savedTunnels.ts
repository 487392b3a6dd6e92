import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError, messageOf } from '../../../core/base/errors.ts';
import type { TunnelConfig } from '../config.ts';
import type { TunnelList } from '../list.ts';
import { entriesOf, tunnelScopes, withAdded, withRemoved, withReplaced, type TunnelScope } from '../saved.ts';

const section = 'ssmWorkbench';
const key = 'tunnels.saved';

/**
 * Tunnels where they are written down: both places of the setting, which VS Code would otherwise lay one over the
 * other, and the window's memory. A workspace that is not trusted has none.
 */
export class SavedTunnels implements Disposable {
  readonly #list: TunnelList;
  readonly #store = new DisposableStore();
  #ofWindow: readonly unknown[] = [];

  constructor(list: TunnelList) {
    this.#list = list;
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${section}.${key}`)) this.read();
      }),
    );
    this.#store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.read()));
    this.read();
  }

  read(): void {
    const { isTrusted } = vscode.workspace;
    for (const scope of tunnelScopes) {
      this.#list.setSaved(scope, isTrusted ? entriesOf(scope, this.#valueOf(scope)) : []);
    }
  }

  add(scope: TunnelScope, config: TunnelConfig): Promise<void> {
    return this.#write(scope, withAdded(this.#valueOf(scope), config));
  }

  replace(scope: TunnelScope, name: string, config: TunnelConfig): Promise<void> {
    return this.#write(scope, withReplaced(this.#valueOf(scope), name, config));
  }

  remove(scope: TunnelScope, name: string): Promise<void> {
    return this.#write(scope, withRemoved(this.#valueOf(scope), name));
  }

  dispose(): void {
    this.#store.dispose();
  }

  #valueOf(scope: TunnelScope): unknown {
    if (scope === 'window') return this.#ofWindow;
    const inspected = vscode.workspace.getConfiguration(section).inspect(key);
    return scope === 'user' ? inspected?.globalValue : inspected?.workspaceValue;
  }

  /** VS Code tells of the change before it resolves; the view is up to date either way. */
  async #write(scope: TunnelScope, value: readonly unknown[]): Promise<void> {
    if (scope === 'window') this.#ofWindow = value;
    else await update(scope, value);
    this.read();
  }
}

async function update(scope: 'user' | 'workspace', value: readonly unknown[]): Promise<void> {
  const { Global, Workspace } = vscode.ConfigurationTarget;
  const target = scope === 'user' ? Global : Workspace;
  try {
    // An empty list would hide nothing and stay as litter.
    await vscode.workspace
      .getConfiguration(section)
      .update(key, value.length === 0 ? undefined : value, target);
  } catch (cause) {
    const why = messageOf(cause);
    throw new AppError('invalid', `The ${scope} settings could not be written: ${why}`, { cause });
  }
}

/** Opens the file in which a row's tunnel stands; the person's own settings where it is not known. */
export async function openTunnelSettings(id: string | undefined): Promise<void> {
  const isWorkspace = id?.startsWith('workspace') === true;
  const command = isWorkspace
    ? 'workbench.action.openWorkspaceSettingsFile'
    : 'workbench.action.openSettingsJson';
  await vscode.commands.executeCommand(command, { revealSetting: { key: `${section}.${key}` } });
}
