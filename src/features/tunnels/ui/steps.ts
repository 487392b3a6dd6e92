import * as vscode from 'vscode';
import { DisposableStore } from '../../../core/base/disposable.ts';

/** What a step comes to: an answer, a step back, or nothing, because the person left. */
export type Answer<T> =
  { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'back' } | undefined;

/** Where a step stands in its form. */
export interface Place {
  readonly title: string;
  /** 1 first. */
  readonly step: number;
  readonly of: number;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value: string;
  /** What is wrong with the text, as a sentence. */
  readonly problem: (text: string) => string | undefined;
}

export interface Row<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly rows: readonly Row<T>[];
  /** Chosen before. */
  readonly active?: (value: T) => boolean;
  /** A row for what is typed, on top of those that match. */
  readonly typed?: (text: string) => Row<T> | undefined;
  /** Rows that come later; the list can be used meanwhile. Answers what is said in place of the placeholder. */
  readonly more?: (add: (rows: readonly Row<T>[]) => void) => Promise<string | undefined>;
}

/** Asks for a text, which is trimmed; what is wrong with it is said while the person types. */
export function askText(place: Place, question: TextQuestion): Promise<Answer<string>> {
  const store = new DisposableStore();
  const box = store.add(vscode.window.createInputBox());
  dress(box, place);
  box.prompt = question.prompt;
  box.placeholder = question.placeholder ?? '';
  box.value = question.value;
  const check = (): boolean => {
    const problem = question.problem(box.value.trim());
    box.validationMessage = problem ?? '';
    return problem === undefined;
  };
  store.add(box.onDidChangeValue(check));
  return outcome(store, box, () => (check() ? { kind: 'answer', value: box.value.trim() } : undefined));
}

/** Asks for a row. */
export function askChoice<T>(place: Place, question: ChoiceQuestion<T>): Promise<Answer<T>> {
  const store = new DisposableStore();
  const pick = store.add(vscode.window.createQuickPick<Row<T>>());
  dress(pick, place);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  let rows = question.rows;
  const draw = (): void => {
    const { activeItems } = pick;
    const typed = question.typed?.(pick.value.trim());
    pick.items = typed === undefined ? rows : [typed, ...rows];
    // VS Code goes to the first of new rows; whoever had moved on stays where they were.
    const kept = activeItems.filter((item) => rows.includes(item));
    if (kept.length > 0 && typed === undefined) pick.activeItems = kept;
  };
  draw();
  const before = rows.find(({ value }) => question.active?.(value) === true);
  if (before !== undefined) pick.activeItems = [before];
  if (question.typed !== undefined) store.add(pick.onDidChangeValue(draw));
  const answered = outcome<T>(store, pick, () => {
    const [row] = pick.selectedItems;
    return row === undefined ? undefined : { kind: 'answer', value: row.value };
  });
  void fill(pick, question, (more) => {
    rows = more;
    if (!store.isDisposed) draw();
  });
  return answered;
}

async function fill<T>(
  pick: vscode.QuickPick<Row<T>>,
  { more }: ChoiceQuestion<T>,
  set: (rows: readonly Row<T>[]) => void,
): Promise<void> {
  if (more === undefined) return;
  pick.busy = true;
  const said = await more(set).finally(() => (pick.busy = false));
  if (said !== undefined) pick.placeholder = said;
}

function dress(box: vscode.QuickInput & { buttons: readonly vscode.QuickInputButton[] }, place: Place): void {
  box.title = place.title;
  box.step = place.step;
  box.totalSteps = place.of;
  box.ignoreFocusOut = true;
  box.buttons = place.step > 1 ? [vscode.QuickInputButtons.Back] : [];
}

type Box = vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>;

function outcome<T>(
  store: DisposableStore,
  box: Pick<Box, 'show'> & {
    readonly onDidAccept: vscode.Event<void>;
    readonly onDidHide: vscode.Event<void>;
    readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  },
  accepted: () => Answer<T>,
): Promise<Answer<T>> {
  return new Promise<Answer<T>>((resolve) => {
    store.add(
      box.onDidAccept(() => {
        const answer = accepted();
        if (answer !== undefined) resolve(answer);
      }),
    );
    store.add(
      box.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) resolve({ kind: 'back' });
      }),
    );
    store.add(box.onDidHide(() => resolve(undefined)));
    box.show();
  }).finally(() => store.dispose());
}
