import * as vscode from 'vscode';

const start = 'Start';
const startAlways = "Start and Don't Ask Again";
const remembered = 'ssmWorkbench.demo.understood';

/** Says once what a demo fleet is, before the first process is started. */
export async function askToStart(memory: vscode.Memento): Promise<boolean> {
  if (memory.get(remembered) === true) return true;
  const detail =
    'Its Linux nodes are processes in temporary folders: commands and sessions that you send to them run on this computer, as you. Nothing is sent to AWS. Everything ends when the demo fleet is stopped or VS Code closes.';
  const answer = await vscode.window.showInformationMessage(
    'Start the demo fleet? Demo nodes run commands on this computer.',
    { modal: true, detail },
    start,
    startAlways,
  );
  if (answer === startAlways) await memory.update(remembered, true);
  return answer === start || answer === startAlways;
}
