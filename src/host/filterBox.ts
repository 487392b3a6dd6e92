import * as vscode from 'vscode';
import { DisposableStore } from '../core/base/disposable.ts';
import type { Clock } from '../core/base/clock.ts';

export interface FilterBoxOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly value: string;
  /** Called a moment after the last key. */
  readonly onChange: (text: string) => void;
}

const settleMilliseconds = 120;

/**
 * A box that filters while the person types. Leaving it, by Enter, Escape or a click into the rows, keeps the
 * filter: the view shows it and has a button that clears it.
 */
export function showFilterBox(clock: Clock, options: FilterBoxOptions): void {
  const store = new DisposableStore();
  const clear: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('clear-all'),
    tooltip: 'Clear filter',
  };
  const box = store.add(vscode.window.createInputBox());
  box.title = options.title;
  box.placeholder = options.placeholder;
  box.value = options.value;
  box.buttons = [clear];
  let waiting = store.add(clock.after(0, () => undefined));
  let applied = options.value;
  const apply = (): void => {
    store.delete(waiting);
    if (box.value === applied) return;
    applied = box.value;
    options.onChange(applied);
  };
  store.add(
    box.onDidChangeValue(() => {
      store.delete(waiting);
      waiting = store.add(clock.after(settleMilliseconds, apply));
    }),
  );
  store.add(
    box.onDidTriggerButton(() => {
      box.value = '';
      apply();
    }),
  );
  store.add(box.onDidAccept(() => box.hide()));
  store.add(
    box.onDidHide(() => {
      apply();
      store.dispose();
    }),
  );
  box.show();
}
