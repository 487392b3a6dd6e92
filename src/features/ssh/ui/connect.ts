import * as vscode from 'vscode';

/** An extension that opens a window on an SSH host: how to tell that it is there, and how it is asked. */
interface Remote {
  readonly command: string;
  readonly open: (host: string) => Thenable<unknown>;
}

const remotes: readonly Remote[] = [
  {
    // Remote-SSH documents it as stable for other extensions.
    command: 'opensshremotes.openEmptyWindow',
    open: (host) => vscode.commands.executeCommand('opensshremotes.openEmptyWindow', { host }),
  },
  {
    // Open Remote - SSH asks for the host itself, but resolves the same authority.
    command: 'openremotessh.openEmptyWindow',
    open: (host) =>
      vscode.commands.executeCommand('vscode.newWindow', { remoteAuthority: `ssh-remote+${host}` }),
  },
];

const connect = 'Connect with Remote-SSH';
const openFile = 'Open File';
const copy = 'Copy Command';

/** Says that a host can be reached now, and offers to go there. */
export async function offerConnection(sentence: string, host: string, file: string): Promise<void> {
  const remote = await installedRemote();
  const buttons = [...(remote === undefined ? [] : [connect]), openFile, copy];
  const pressed = await vscode.window.showInformationMessage(sentence, ...buttons);
  if (pressed === connect) await remote?.open(host);
  if (pressed === openFile) await vscode.window.showTextDocument(vscode.Uri.file(file));
  if (pressed === copy) await vscode.env.clipboard.writeText(`ssh ${host}`);
}

/** Their extension may run on the other side of a remote window, where only its commands are seen. */
async function installedRemote(): Promise<Remote | undefined> {
  const commands = new Set(await vscode.commands.getCommands(true));
  return remotes.find(({ command }) => commands.has(command));
}
