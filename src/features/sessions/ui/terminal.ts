import * as vscode from 'vscode';
import type { SessionNode } from '../judge.ts';

/** Options of a terminal that shows a session on that node; production is red, what may be production is yellow. */
export function terminalOptions(
  node: SessionNode,
  name: string,
  pty: vscode.Pseudoterminal,
): vscode.ExtensionTerminalOptions {
  const color = colorOf(node);
  return {
    name,
    pty,
    iconPath: new vscode.ThemeIcon('remote'),
    isTransient: true,
    ...(color === undefined ? {} : { color: new vscode.ThemeColor(color) }),
  };
}

function colorOf({ production, doubt }: SessionNode): string | undefined {
  if (production) return 'terminal.ansiRed';
  return doubt === undefined ? undefined : 'terminal.ansiYellow';
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

/**
 * The terminal that VS Code has made for a task. It gives it the task's name, and says nowhere which one it is: of
 * several with that name it is the latest that no other session has.
 */
export function terminalOfTask(
  label: string,
  isTaken: (terminal: vscode.Terminal) => boolean,
): vscode.Terminal | undefined {
  const made = vscode.window.terminals.filter(
    (terminal) => !('pty' in terminal.creationOptions) && !isTaken(terminal),
  );
  // Where several folders are open, that of the task follows its name.
  return (
    made.findLast(({ name }) => name === label) ?? made.findLast(({ name }) => name.startsWith(`${label} (`))
  );
}

/** The terminal of a pseudoterminal, also where VS Code made it (profiles); undefined when it is closed. */
export function terminalOf(pty: vscode.Pseudoterminal): vscode.Terminal | undefined {
  return vscode.window.terminals.find(({ creationOptions }) => isOf(creationOptions, pty));
}

/** Whether a terminal shows that pseudoterminal. */
export function isOf(options: vscode.Terminal['creationOptions'], pty: vscode.Pseudoterminal): boolean {
  return 'pty' in options && options.pty === pty;
}
