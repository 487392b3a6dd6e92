import * as vscode from 'vscode';
import { DisposableStore, toDisposable, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import { count, names } from '../../../core/base/words.ts';
import { ContextMemory } from '../../../host/context.ts';
import type { Mutation } from '../../../host/confirm.ts';
import type { Host } from '../../../host/host.ts';
import { BroadcastGroup } from '../broadcast.ts';
import { nodeLabel } from '../../../core/model/nodeLabel.ts';
import type { Shell, Shells } from './shells.ts';

/** Terminals that were opened side by side, of which one group at a time may be typed into at once. */
export class Broadcasts implements Disposable {
  readonly #host: Host;
  readonly #shells: Shells;
  readonly #store = new DisposableStore();
  readonly #groups = new Map<BroadcastGroup, readonly Shell[]>();
  readonly #context = new ContextMemory();
  readonly #status: vscode.StatusBarItem;

  constructor(host: Host, shells: Shells) {
    this.#host = host;
    this.#shells = shells;
    const place = vscode.StatusBarAlignment.Left;
    this.#status = this.#store.add(vscode.window.createStatusBarItem('ssmWorkbench.broadcast', place));
    this.#status.name = 'SSM Workbench: Broadcast';
    this.#status.command = 'ssmWorkbench.sessions.stopBroadcast';
    this.#store.add(shells.onDidType(({ shell, text }) => this.#typed(shell, text)));
    this.#store.add(shells.onDidClose((shell) => this.#closed(shell)));
    this.#store.add(toDisposable(() => [...this.#groups.keys()].forEach((group) => group.dispose())));
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** These terminals were opened side by side. */
  add(shells: readonly Shell[]): void {
    const group = new BroadcastGroup(shells.map(({ session }) => session));
    this.#groups.set(group, shells);
    group.onDidChange(() => this.#draw());
    this.#draw();
  }

  /** Turns it on, or off where it is on, for the group of the terminal in front. */
  async toggle(): Promise<void> {
    const group = this.#groupInFront();
    if (group === undefined) {
      throw new AppError(
        'invalid',
        'Start sessions on several nodes first: it is for terminals opened together.',
      );
    }
    if (group.isOn) group.turnOff();
    else await this.#turnOn(group);
  }

  stop(): void {
    for (const group of this.#groups.keys()) group.turnOff();
  }

  async #turnOn(group: BroadcastGroup): Promise<void> {
    const shells = this.#partsOf(group);
    if (shells.length < 2) throw new AppError('invalid', 'Fewer than two of these sessions are left.');
    const question = await this.#questionOf(shells);
    if (question !== undefined && !(await this.#host.confirm(question))) return;
    this.stop();
    if (!group.turnOn()) throw new AppError('invalid', 'Fewer than two of these sessions are left.');
  }

  /** Production is asked about, and what may be production because nobody could say. */
  async #questionOf(shells: readonly Shell[]): Promise<Mutation | undefined> {
    const { judge } = this.#shells;
    const judged = await Promise.all(shells.map(({ node, connection }) => judge.judged(node, connection)));
    const production = judged.filter((node) => node.production).map(nodeLabel);
    const unknown = judged.filter(({ doubt }) => doubt !== undefined).map(nodeLabel);
    if (production.length === 0 && unknown.length === 0) return undefined;
    const mutation = {
      question: `Type into ${count(shells.length, 'terminal')} at once?`,
      detail: `${names(shells.map(({ node }) => nodeLabel(node)))}. Every key goes to each of them.`,
      verb: 'Broadcast',
    };
    if (production.length > 0) return { ...mutation, production: `${names(production)} is production.` };
    return {
      ...mutation,
      detail: `${mutation.detail} Whether ${names(unknown)} is production is not known.`,
    };
  }

  #partsOf(group: BroadcastGroup): readonly Shell[] {
    const candidates = new Set(group.candidates);
    return (this.#groups.get(group) ?? []).filter(({ session }) => candidates.has(session));
  }

  /** That of the terminal in front; or the only one there is. */
  #groupInFront(): BroadcastGroup | undefined {
    const groups = [...this.#groups.keys()];
    const { active } = this.#shells;
    const inFront = active && groups.find((group) => group.has(active.session));
    return inFront ?? (groups.length === 1 ? groups[0] : undefined);
  }

  #typed({ session }: Shell, text: string): void {
    for (const group of this.#groups.keys()) group.typed(session, text);
  }

  #closed({ session }: Shell): void {
    for (const group of this.#groups.keys()) {
      if (!group.has(session)) continue;
      group.remove(session);
      if (group.candidates.length === 0) this.#groups.delete(group);
    }
    this.#draw();
  }

  #draw(): void {
    const on = [...this.#groups.keys()].find(({ isOn }) => isOn);
    this.#context.set('ssmWorkbench.sessions.grouped', this.#groups.size > 0);
    this.#context.set('ssmWorkbench.sessions.broadcasting', on !== undefined);
    if (on === undefined) {
      this.#status.hide();
      return;
    }
    this.#status.text = `$(broadcast) Typing into ${count(on.size, 'node')}`;
    this.#status.tooltip = 'What you type into one of these terminals goes to all of them. Click to stop.';
    this.#status.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#status.show();
  }
}
