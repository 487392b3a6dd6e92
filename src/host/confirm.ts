import * as vscode from 'vscode';

/** What a mutation will touch, in the words of the question that is asked before it. */
export interface Mutation {
  /** The question, for example `Run AWS-RunShellScript on 12 nodes?` */
  readonly question: string;
  /** More lines: which nodes, which of them are offline. */
  readonly detail?: string;
  /** The verb on the button, for example `Run`. */
  readonly verb: string;
  /** Names what makes it production; present: a second question follows. */
  readonly production?: string;
}

/** Asks before a mutation; production asks twice (the second answer is typed). */
export type Confirm = (mutation: Mutation) => Promise<boolean>;

export const confirm: Confirm = async (mutation) => {
  const options = mutation.detail === undefined ? { modal: true } : { modal: true, detail: mutation.detail };
  const answer = await vscode.window.showWarningMessage(mutation.question, options, mutation.verb);
  if (answer !== mutation.verb) return false;
  return mutation.production === undefined || confirmProduction(mutation.production, mutation.verb);
};

async function confirmProduction(production: string, verb: string): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title: `${verb} on production`,
    prompt: `${production} Type "production" to go on.`,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value === '' || 'production'.startsWith(value)
        ? undefined
        : 'Type the word production, or press Escape.',
  });
  return typed === 'production';
}
