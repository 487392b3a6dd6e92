import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { statusView, type StatusInput } from '../view.ts';

const priority = 50;

/** The one status-bar item: shows the connection, switches it when clicked. */
export interface StatusBar extends Disposable {
  /** Undefined hides it, as in a workspace that is not trusted. */
  show(input: StatusInput | undefined): void;
}

export function createStatusBar(): StatusBar {
  const store = new DisposableStore();
  const item = store.add(
    vscode.window.createStatusBarItem('ssmWorkbench.connection', vscode.StatusBarAlignment.Left, priority),
  );
  item.name = 'SSM Workbench Connection';
  item.command = 'ssmWorkbench.connection.switch';
  return {
    show(input) {
      if (input === undefined) item.hide();
      else draw(item, input);
    },
    dispose: () => store.dispose(),
  };
}

function draw(item: vscode.StatusBarItem, input: StatusInput): void {
  const view = statusView(input);
  item.text = view.text;
  item.accessibilityInformation = { label: view.spoken, role: 'button' };
  item.tooltip = tooltip(view.tooltip);
  item.backgroundColor = view.warning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.show();
}

/** Values are text, never markup. */
function tooltip(lines: readonly (readonly [string, string])[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  lines.forEach(([label, value], index) => {
    if (index > 0) text.appendMarkdown('  \n');
    text.appendMarkdown(`**${label}** `).appendText(value);
  });
  return text;
}
