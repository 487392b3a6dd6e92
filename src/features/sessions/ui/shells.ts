import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { createSessionService } from '../../../core/aws/sessionService.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore, toDisposable, type Disposable } from '../../../core/base/disposable.ts';
import { AppError, kindOf } from '../../../core/base/errors.ts';
import { Emitter, type Event } from '../../../core/base/event.ts';
import { adviceFor } from '../../../core/model/advice.ts';
import type { SessionService } from '../../../core/model/sessionService.ts';
import type { OpenSocket } from '../../../core/session/channel/socket.ts';
import { livesOn } from '../../../core/session/live/phase.ts';
import { ContextMemory } from '../../../host/context.ts';
import type { Host, Services } from '../../../host/host.ts';
import type { HeldSession } from '../../../host/tables/sessions.ts';
import { keepAliveMilliseconds } from '../../../core/model/keepAlive.ts';
import { ProductionJudge, type SessionNode } from '../judge.ts';
import { nodeLabel } from '../../../core/model/nodeLabel.ts';
import { openSessionOf } from '../left/openSession.ts';
import { recordedService } from '../left/recordedService.ts';
import type { WindowRecord } from '../left/windowRecord.ts';
import { TerminalSession, type SessionChoice, type SessionKernel } from '../session.ts';
import { askReason } from './askReason.ts';
import { SessionPseudoterminal } from './pty.ts';
import { terminalOf, terminalOfTask } from './terminal.ts';

/** A bundle of its own: nobody pays for sockets who opens no session. */
const loadKernel = (): Promise<SessionKernel> => import('../../../core/session/index.ts');

/** A session that somebody wants. */
export interface ShellRequest {
  readonly node: SessionNode;
  readonly connection: Connection;
  readonly choice?: SessionChoice;
  readonly isTask?: boolean;
  /** The task's name. */
  readonly label?: string;
  /** Runs the task anew. */
  readonly runAgain?: () => unknown;
}

/** A session and what shows it. */
export interface Shell {
  readonly node: SessionNode;
  readonly connection: Connection;
  readonly session: TerminalSession;
  readonly pty: SessionPseudoterminal;
  /** The task's name. */
  readonly label?: string;
}

/** What is otherwise than a window has it. */
export interface ShellsParts {
  /** Default: a WebSocket through the connection's proxy. */
  readonly openSocket?: OpenSocket;
  /** Where open sessions are remembered; default: nowhere. */
  readonly record?: WindowRecord;
}

/** The sessions of this window, until their terminals are closed. */
export class Shells implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #parts: ShellsParts;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  readonly #all = new Set<Shell>();
  /** Those that VS Code has made for tasks. */
  readonly #ofTasks = new Map<Shell, vscode.Terminal>();
  /** Their terminals, which VS Code makes, are to be shown. */
  readonly #unseen = new Set<Shell>();
  readonly #context = new ContextMemory();
  readonly #typed = this.#store.add(new Emitter<{ readonly shell: Shell; readonly text: string }>());
  readonly #closed = this.#store.add(new Emitter<Shell>());

  /** What somebody typed into a terminal; it has gone to that terminal's own session. */
  readonly onDidType: Event<{ readonly shell: Shell; readonly text: string }> = this.#typed.event;
  readonly onDidClose: Event<Shell> = this.#closed.event;
  /** Whether the nodes of sessions are production. */
  readonly judge: ProductionJudge;

  constructor(host: Host, services: Services, parts: ShellsParts = {}) {
    this.#host = host;
    this.#services = services;
    this.#parts = parts;
    const { settings, log } = host;
    this.judge = new ProductionJudge({
      patterns: () => ({
        tags: settings.get('production.tags'),
        profiles: settings.get('production.profiles'),
      }),
      clock: services.clock,
      log,
      signal: this.#scope.signal,
    });
    // Somebody signed in, or the files changed: sessions that wait for credentials go on at once.
    this.#store.add(services.connections.onDidChange(() => this.#each((session) => session.retryNow())));
    this.#store.add(vscode.window.onDidOpenTerminal(() => this.#showOpened()));
    this.#store.add(vscode.window.onDidChangeActiveTerminal(() => this.#tellInFront()));
    this.#store.add(host.closing.add(() => this.#terminateAll()));
    this.#store.add(toDisposable(() => this.#leaveAll()));
  }

  dispose(): void {
    this.#store.dispose();
    this.#all.clear();
  }

  held(): readonly HeldSession[] {
    return [...this.#all].flatMap(heldSession);
  }

  /** False when this window does not hold the session. */
  show(sessionId: string): boolean {
    const shell = [...this.#all].find(({ session }) => session.sessionId === sessionId);
    const terminal = shell && this.#terminalOf(shell);
    terminal?.show();
    return terminal !== undefined;
  }

  /** VS Code does not open its panel for a terminal of a profile that an extension provides. */
  showWhenOpened(shell: Shell): void {
    this.#unseen.add(shell);
  }

  /** The shell whose terminal is in front. */
  get active(): Shell | undefined {
    const { activeTerminal } = vscode.window;
    return activeTerminal && [...this.#all].find((shell) => this.#terminalOf(shell) === activeTerminal);
  }

  /** Makes a session that starts when a terminal opens its pseudoterminal. */
  make(request: ShellRequest): Shell {
    const { node, connection, isTask = false, label } = request;
    const named = label === undefined ? {} : { label };
    const session = new TerminalSession({ ...this.#sessionOptions(request), ...named, isTask });
    const pty = new SessionPseudoterminal(session, {
      isTask,
      typed: (text) => {
        session.type(text);
        this.#typed.fire({ shell, text });
      },
      closed: () => this.#forget(shell),
    });
    const shell: Shell = { node, connection, session, pty, ...named };
    session.onDidEnd(({ ending }) => {
      // Any other is remembered until TerminateSession has ended it.
      if (!livesOn(ending)) this.#parts.record?.ended(session.sessionId ?? '');
    });
    this.#all.add(shell);
    this.#terminalOf(shell);
    return shell;
  }

  #sessionOptions(request: ShellRequest) {
    const { node, connection, choice = {}, isTask } = request;
    const { report, log, settings } = this.#host;
    const { openSocket } = this.#parts;
    const { profile } = connection.spec;
    return {
      ...(openSocket === undefined ? {} : { openSocket }),
      node,
      connection,
      service: this.#serviceOf(request),
      choice,
      loadKernel,
      clock: this.#services.clock,
      log,
      keepAliveMs: keepAliveMilliseconds(settings.get('sessions.keepAliveSeconds')),
      needsHelp: (error: unknown, retry: () => void) =>
        report.failure(error, `keep the session on ${nodeLabel(node)}`, retry, profile),
      ...this.#taskOptions(request),
      needsReason: (retry: (reason: string) => void) => {
        // A task that failed is over: its reason belongs into tasks.json.
        if (isTask !== true) void offerReason(node, retry).catch((error: unknown) => report.failure(error));
      },
      leftAlive: (error: unknown) => report.failure(error, `terminate the session on ${nodeLabel(node)}`),
    };
  }

  /** Whoever signs in for a task wants it to run, and must know that it will. */
  #taskOptions({ connection, label = 'session', runAgain }: ShellRequest) {
    if (runAgain === undefined) return {};
    const { report } = this.#host;
    const taskNeedsHelp = (error: unknown): void => {
      const sentence = `${adviceFor(error).sentence} Signing in from here runs the task again.`;
      const told = new AppError(kindOf(error), sentence, { cause: error });
      report.failure(told, `run the task “${label}”`, runAgain, connection.spec.profile);
    };
    return { taskNeedsHelp };
  }

  /** The demo fleet, with all sessions on it, is gone when its window is. */
  #serviceOf(request: ShellRequest): SessionService {
    const { record } = this.#parts;
    const { connection } = request;
    const service = createSessionService(connection);
    if (record === undefined || connection.isDemo) return service;
    const { clock } = this.#services;
    return recordedService(service, record, (id) => openSessionOf(id, request, clock.now()));
  }

  /** That of a task is looked for when it starts, while it bears the task's name, and kept. */
  #terminalOf(shell: Shell): vscode.Terminal | undefined {
    const { label, pty } = shell;
    if (label === undefined) return terminalOf(pty);
    const known = this.#ofTasks.get(shell);
    if (known !== undefined) return known;
    const taken = new Set(this.#ofTasks.values());
    const found = terminalOfTask(label, (terminal) => taken.has(terminal));
    if (found !== undefined) this.#ofTasks.set(shell, found);
    return found;
  }

  #showOpened(): void {
    for (const shell of this.#unseen) {
      const terminal = terminalOf(shell.pty);
      if (terminal === undefined) continue;
      this.#unseen.delete(shell);
      terminal.show();
    }
  }

  #tellInFront(): void {
    this.#context.set('ssmWorkbench.sessions.inFront', this.active !== undefined);
  }

  #forget(shell: Shell): void {
    this.#all.delete(shell);
    this.#ofTasks.delete(shell);
    this.#unseen.delete(shell);
    shell.session.dispose();
    this.#closed.fire(shell);
    this.#tellInFront();
  }

  #each(act: (session: TerminalSession) => void): void {
    for (const { session } of this.#all) act(session);
  }

  /** VS Code waits for no more: what was not terminated in time is at least known. */
  #leaveAll(): void {
    for (const { session, node } of this.#all) {
      const { sessionId = '', phase } = session;
      if (sessionId !== '' && phase.kind !== 'ended')
        this.#host.log.warn(
          `Session ${sessionId} on ${node.id} is left to its idle limit: terminate it from the Sessions view.`,
        );
      session.dispose();
    }
  }

  async #terminateAll(): Promise<void> {
    this.#parts.record?.closing();
    await Promise.all([...this.#all].map(({ session }) => session.terminate()));
  }
}

function heldSession({ node, session, connection }: Shell): readonly HeldSession[] {
  const { sessionId, phase } = session;
  if (sessionId === undefined) return [];
  return [{ sessionId, connectionId: connection.id, nodeId: node.id, phase: phase.kind }];
}

/** The account wants to know why: asks, and starts the session again in the same terminal. */
async function offerReason(node: SessionNode, retry: (reason: string) => void): Promise<void> {
  const give = 'Give a Reason';
  const asked = `The session on ${nodeLabel(node)} was refused for want of a reason.`;
  if ((await vscode.window.showWarningMessage(asked, give)) !== give) return;
  const reason = await askReason({ title: `Start Session on ${nodeLabel(node)}`, isRequired: true });
  if (reason !== undefined) retry(reason);
}
