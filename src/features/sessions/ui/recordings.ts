import { basename, join } from 'node:path';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore, toDisposable, type Disposable } from '../../../core/base/disposable.ts';
import { AppError, messageOf } from '../../../core/base/errors.ts';
import { count } from '../../../core/base/words.ts';
import { ContextMemory } from '../../../host/context.ts';
import type { Host } from '../../../host/host.ts';
import { recordingName } from '../recording/recorder.ts';
import { startRecording, type Recording } from '../recording/recording.ts';
import { nodeLabel } from '../../../core/model/nodeLabel.ts';
import type { Shell, Shells } from './shells.ts';

/** Terminals that are being recorded. */
export class Recordings implements Disposable {
  readonly #host: Host;
  readonly #shells: Shells;
  readonly #clock: Clock;
  readonly #store = new DisposableStore();
  readonly #running = new Map<Shell, Recording>();
  readonly #context = new ContextMemory();
  readonly #status: vscode.StatusBarItem;

  constructor(host: Host, shells: Shells, clock: Clock) {
    this.#host = host;
    this.#shells = shells;
    this.#clock = clock;
    const place = vscode.StatusBarAlignment.Left;
    this.#status = this.#store.add(vscode.window.createStatusBarItem('ssmWorkbench.recording', place));
    this.#status.name = 'SSM Workbench: Recording';
    this.#status.command = 'ssmWorkbench.sessions.stopRecording';
    this.#store.add(shells.onDidClose((shell) => this.#stopQuietly(shell)));
    this.#store.add(host.closing.add(() => this.#stopAll()));
    this.#store.add(
      toDisposable(() => [...this.#running.keys()].forEach((shell) => this.#stopQuietly(shell))),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Asks for a file and records the terminal in front. */
  async record(): Promise<void> {
    const shell = this.#shells.active;
    if (shell === undefined) throw new AppError('invalid', 'Click into the terminal of a session first.');
    if (this.#running.has(shell)) {
      throw new AppError('conflict', `The session on ${nodeLabel(shell.node)} is being recorded already.`);
    }
    const question = `Record what the session on ${nodeLabel(shell.node)} shows to a file?`;
    const detail =
      'Everything that this terminal shows from now on is written to disk, with secrets that the node prints. ' +
      'Keys are recorded where the node echoes them. Only your user may read the file.';
    if (!(await this.#host.confirm({ question, detail, verb: 'Choose File…' }))) return;
    const uri = await this.#askFile(shell);
    if (uri !== undefined) await this.#start(shell, uri);
  }

  /** Stops that of the terminal in front, or else all. */
  async stop(): Promise<void> {
    const { active } = this.#shells;
    if (active !== undefined && this.#running.has(active)) await this.#stop(active);
    else await this.#stopAll();
  }

  async #askFile({ node }: Shell): Promise<vscode.Uri | undefined> {
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;
    const uri = await vscode.window.showSaveDialog({
      title: 'Record Session to File',
      saveLabel: 'Record',
      defaultUri: vscode.Uri.file(join(folder ?? homedir(), recordingName(node.id, this.#clock.now()))),
      filters: { 'asciicast (asciinema)': ['cast'], Text: ['log', 'txt'] },
    });
    if (uri === undefined || uri.scheme === 'file') return uri;
    throw new AppError('invalid', 'Recordings are written to files of this computer.');
  }

  async #start(shell: Shell, { fsPath: path }: vscode.Uri): Promise<void> {
    const label = nodeLabel(shell.node);
    if (hasEnded(shell)) throw new AppError('conflict', `The session on ${label} has ended.`);
    try {
      const recording = await startRecording({
        session: shell.session,
        path,
        title: label,
        clock: this.#clock,
        ended: () => this.#stopQuietly(shell),
        failed: (error) => this.#fail(shell, path, error),
      });
      this.#running.set(shell, recording);
      this.#draw();
      // While its file was being opened nobody listened.
      if (hasEnded(shell)) this.#stopQuietly(shell);
    } catch (error) {
      throw new AppError('invalid', `${path} cannot be written: ${messageOf(error)}.`);
    }
  }

  #fail(shell: Shell, path: string, error: unknown): void {
    this.#stopQuietly(shell);
    const sentence = `${messageOf(error)}. The session itself goes on.`;
    this.#host.report.failure(new AppError('invalid', sentence), `go on recording to ${path}`);
  }

  #stopQuietly(shell: Shell): void {
    this.#stop(shell).catch((error: unknown) => this.#host.report.failure(error, 'close the recording'));
  }

  async #stop(shell: Shell): Promise<void> {
    const recording = this.#running.get(shell);
    if (recording === undefined) return;
    this.#running.delete(shell);
    this.#draw();
    await recording.stop();
    this.#host.report.quietly(`Recorded to ${recording.path}`);
  }

  async #stopAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((shell) => this.#stop(shell)));
  }

  #draw(): void {
    const all = [...this.#running.values()].map(({ path }) => basename(path));
    this.#context.set('ssmWorkbench.sessions.recording', all.length > 0);
    this.#status.text = `$(record) Recording ${all.length === 1 ? (all[0] ?? '') : count(all.length, 'session')}`;
    this.#status.tooltip = 'What these terminals show is written to disk. Click to stop.';
    this.#status.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    if (all.length > 0) this.#status.show();
    else this.#status.hide();
  }
}

function hasEnded({ session }: Shell): boolean {
  return session.phase.kind === 'ended';
}
