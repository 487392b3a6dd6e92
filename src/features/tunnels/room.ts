import * as vscode from 'vscode';
import type { Connection } from '../../core/aws/connection.ts';
import { createSessionService } from '../../core/aws/sessionService.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { AppError, cancelled } from '../../core/base/errors.ts';
import { connectionWords } from '../../core/base/words.ts';
import { keepAliveMilliseconds } from '../../core/model/keepAlive.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type { Host, Services } from '../../host/host.ts';
import { nodeChooser } from './chooseNode.ts';
import { connectionFor } from '../../core/aws/connectionFor.ts';
import type { TunnelKernel } from './kernel.ts';
import type { TunnelList } from './list.ts';
import type { TunnelPorts } from './ports.ts';
import { TunnelRunner, type StartedEntry } from './runner.ts';
import { Sampler } from './sampler.ts';
import { taskEntry, type SavedTunnel } from './saved.ts';
import { parseTask } from './task.ts';
import { TaskRun, type TaskOutput, type TaskStart } from './taskRun.ts';
import { TunnelActs } from './ui/acts.ts';
import { ForeignProfiles } from './ui/foreignProfiles.ts';
import { TunnelForms } from './ui/forms.ts';
import { agreeInTask, agreeToNode, askPort, portSentence } from './ui/questions.ts';
import type { SavedTunnels } from './ui/savedTunnels.ts';
import { isChanged } from './view.ts';

/** A bundle of its own: nobody pays for sockets who opens no tunnel. */
const loadKernel = (): Promise<TunnelKernel> => import('../../core/session/index.ts');

/** What is there before anybody enters. */
export interface Door {
  readonly list: TunnelList;
  readonly saved: SavedTunnels;
  readonly isVisible: () => boolean;
}

/** The tunnels that run in this window, and what starts, changes and ends them. */
export class TunnelsRoom implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #door: Door;
  readonly #load: () => Promise<TunnelKernel>;
  readonly #store = new DisposableStore();
  readonly #runner: TunnelRunner;
  readonly #sampler: Sampler;
  readonly #forms: TunnelForms;
  readonly #foreign: ForeignProfiles;
  readonly acts: TunnelActs;

  /** @param load brings the data channel's bundle */
  constructor(host: Host, services: Services, door: Door, load = loadKernel) {
    this.#host = host;
    this.#services = services;
    this.#door = door;
    this.#load = load;
    this.acts = new TunnelActs(host, services.clock);
    this.#foreign = new ForeignProfiles(host);
    const { list, saved } = door;
    this.#runner = this.#store.add(new TunnelRunner(list, (entry) => this.#portsOf(entry)));
    this.#forms = this.#store.add(new TunnelForms(host, services, list, saved, load));
    const isWanted = (): boolean => door.isVisible() && list.active > 0;
    this.#sampler = this.#store.add(
      new Sampler(services.clock, isWanted, () => list.sample(this.#runner.statuses)),
    );
    this.#store.add(list.onDidChange(() => this.#sampler.look()));
    this.#store.add(services.connections.onDidChange(() => this.#runner.retryNow()));
    this.#store.add(host.closing.add(() => this.#runner.stopAll()));
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** The view was shown or hidden: bytes are counted for somebody who looks. */
  look(): void {
    if (!this.#door.isVisible()) this.#door.list.forgetSamples();
    this.#sampler.look();
  }

  async start(entry: StartedEntry): Promise<void> {
    requireTrust();
    await this.#requireAgreed(entry);
    this.#runner.start(entry);
  }

  async stop(id: string): Promise<void> {
    await this.#runner.stop(id);
  }

  async stopAll(): Promise<void> {
    await this.#runner.stopAll();
  }

  async add(): Promise<void> {
    requireTrust();
    const entry = await this.#forms.add();
    if (entry !== undefined) await this.#offerStart(entry, 'was added.');
  }

  /** Whoever forwards a port of a node wants it now. */
  async forward(node: NodeRef): Promise<void> {
    requireTrust();
    const entry = await this.#forms.forward(node);
    if (entry === undefined) return;
    const tunnel = this.#runner.start(entry);
    const opening = this.#store.add(new DisposableStore());
    opening.add(
      tunnel.onDidChange((status) => {
        if (status.state.kind === 'starting') return;
        this.#store.delete(opening);
        if (status.state.kind !== 'open') return;
        this.acts.offerAddress(status).catch((error: unknown) => this.#host.report.failure(error));
      }),
    );
  }

  async edit(before: SavedTunnel): Promise<void> {
    requireTrust();
    const entry = await this.#forms.edit(before);
    if (entry === undefined || !this.#runner.isActive(before.id)) return;
    const sentence = `The tunnel “${before.config.name}” goes on as it was started.`;
    const answer = await vscode.window.showInformationMessage(sentence, 'Restart Now');
    if (answer === undefined) return;
    await this.stop(before.id);
    await this.start(entry);
  }

  async duplicate(before: SavedTunnel): Promise<void> {
    requireTrust();
    const entry = await this.#forms.duplicate(before);
    if (entry !== undefined) await this.#offerStart(entry, 'was added.');
  }

  async remove({ id, scope, config }: SavedTunnel): Promise<void> {
    const isActive = this.#runner.isActive(id);
    const question = `Remove the tunnel “${config.name}”?`;
    const detail = isActive ? 'It is open: it is stopped first, and its connections end.' : '';
    const isAgreed = await this.#host.confirm({
      question,
      ...(detail === '' ? {} : { detail }),
      verb: 'Remove',
    });
    if (!isAgreed) return;
    await this.stop(id);
    await this.#door.saved.remove(scope, config.name);
  }

  /** Runs what a task asks for; what is wrong with it ends the task. */
  async task(definition: unknown, output: TaskOutput): Promise<TaskRun> {
    const run = this.#store.add(new TaskRun(output));
    await run.begin(() => this.#startTask(definition, output));
    return run;
  }

  async #startTask(definition: unknown, output: TaskOutput): Promise<TaskStart> {
    requireTrust();
    const entry = this.#entryOf(definition);
    // Of a debugger that is started again its last tunnel may still be on its way out.
    await this.#runner.stopped(entry.id);
    await this.#requireAgreed(entry);
    const isOwn = !this.#runner.isActive(entry.id);
    if (!isOwn) this.#requireSame(entry);
    const { list } = this.#door;
    // What a debugger waits for connects to the port that was asked for: another would not help it.
    const tunnel = this.#runner.start(entry, {
      askPort: (question) => {
        const free = question.free === undefined ? '' : ` Port ${String(question.free)} is free.`;
        return Promise.reject(new AppError('conflict', `${portSentence(question, list)}${free}`));
      },
      agree: (node) => agreeInTask(this.#host, entry.config, node, (sentence) => output.line(sentence)),
      told: (sentence) => output.line(sentence),
    });
    return { tunnel, isOwn };
  }

  #entryOf(definition: unknown): StartedEntry {
    const wanted = parseTask(definition);
    if (wanted.kind === 'own') return taskEntry(wanted.config);
    const entry = this.#door.list.named(wanted.name);
    if (entry !== undefined) return entry;
    throw new AppError('notFound', `No tunnel “${wanted.name}” is saved.`);
  }

  async #requireAgreed(entry: StartedEntry): Promise<void> {
    const { current } = this.#services.connections;
    if (!(await this.#foreign.agree(entry, this.#connectionOf(entry), current))) throw cancelled();
  }

  /** A task goes on with an open tunnel only where it would have started the same: through the same account. */
  #requireSame(entry: StartedEntry): void {
    const status = this.#door.list.status(entry.id);
    if (status === undefined) return;
    const now = connectionWords(this.#connectionOf(entry));
    const is = `The tunnel “${entry.config.name}” is open`;
    const then = 'Stop it, then run the task again.';
    if (isChanged(entry.config, status)) {
      throw new AppError('conflict', `${is} as it was before its settings were changed. ${then}`);
    }
    if (status.connection !== now) {
      throw new AppError('conflict', `${is} through ${status.connection}, and not through ${now}. ${then}`);
    }
  }

  async #offerStart(entry: StartedEntry, what: string): Promise<void> {
    const sentence = `The tunnel “${entry.config.name}” ${what}`;
    const answer = await vscode.window.showInformationMessage(sentence, 'Start');
    if (answer !== undefined) await this.start(entry);
  }

  #connectionOf({ config }: StartedEntry): Connection {
    const { settings } = this.#host;
    return connectionFor(config, this.#services.connections, {
      endpoint: settings.get('connection.endpoint').trim(),
      useFips: settings.get('connection.useFips'),
    });
  }

  #portsOf(entry: StartedEntry): TunnelPorts {
    const { settings, report, log } = this.#host;
    const { clock } = this.#services;
    const { config } = entry;
    const connection = this.#connectionOf(entry);
    const { profile } = connection.spec;
    const patterns = () => ({
      tags: settings.get('production.tags'),
      profiles: settings.get('production.profiles'),
    });
    return {
      loadKernel: this.#load,
      service: createSessionService(connection),
      clock,
      log,
      keepAliveMs: keepAliveMilliseconds(settings.get('sessions.keepAliveSeconds')),
      connection: connectionWords(connection),
      chooseNode: nodeChooser(connection, patterns, log),
      askPort: (question) => askPort(question, config.name, this.#door.list),
      agree: (node) => agreeToNode(this.#host, config, node),
      restarts: () => settings.get('tunnels.restartWhenGone'),
      told: (sentence) => report.quietly(`Tunnel ${config.name}: ${sentence}`),
      failed: (error) =>
        report.failure(error, `open the tunnel “${config.name}”`, () => this.start(entry), profile),
      needsHelp: (error, retry) =>
        report.failure(error, `keep the tunnel “${config.name}” open`, retry, profile),
      leftAlive: (error) => report.failure(error, `terminate the session of the tunnel “${config.name}”`),
    };
  }
}

function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new AppError('denied', 'Tunnels are not opened from a workspace that is not trusted.');
}
