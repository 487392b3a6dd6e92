import * as vscode from 'vscode';
import type { NodeRef } from '../../../core/model/refs.ts';

/** Options of a terminal that shows a session on that node; production is red. */
export function terminalOptions(
  node: NodeRef,
  name: string,
  pty: vscode.Pseudoterminal,
): vscode.ExtensionTerminalOptions {
  const color = node.production ? new vscode.ThemeColor('terminal.ansiRed') : undefined;
  return {
    name,
    pty,
    iconPath: new vscode.ThemeIcon('remote'),
    isTransient: true,
    ...(color === undefined ? {} : { color }),
  };
}

/** Opens terminals side by side and shows the first of them. */
export function openSideBySide(all: readonly vscode.ExtensionTerminalOptions[]): void {
  let first: vscode.Terminal | undefined;
  for (const options of all) {
    const place = first === undefined ? {} : { location: { parentTerminal: first } };
    const terminal = vscode.window.createTerminal({ ...options, ...place });
    first ??= terminal;
  }
  first?.show();
}

/** The terminal of a pseudoterminal, also where VS Code made it (profiles); undefined when it is closed. */
export function terminalOf(pty: vscode.Pseudoterminal): vscode.Terminal | undefined {
  return vscode.window.terminals.find(({ creationOptions }) => isOf(creationOptions, pty));
}

/** Whether a terminal shows that pseudoterminal. */
export function isOf(options: vscode.Terminal['creationOptions'], pty: vscode.Pseudoterminal): boolean {
  return 'pty' in options && options.pty === pty;
}
