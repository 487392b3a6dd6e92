import type { Connection, Connections } from '../../../core/aws/connection.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { isCancelled } from '../../../core/base/errors.ts';
import type { CommandRef } from '../../../core/model/refs.ts';
import { createCommandsApi } from '../api.ts';
import { isTerminal, isUnsuccessful, type Command, type Invocation } from '../command.ts';
import type { NodeNames } from '../../../core/aws/nodeNames.ts';
import { gone, placeOf, placeOfId, type Place } from '../place.ts';
import { cancelQuestion, secondsWords } from '../sentences.ts';
import { watchCommand, type Snapshot } from '../watch.ts';
import type { FromPage, Stream, ToPage } from './messages.ts';
import { outputView } from './outputView.ts';
import { NodeNamer } from './nodeNamer.ts';
import { OutputReader } from './outputReader.ts';
import type { ResultPorts } from './ports.ts';
import { rowsOf } from './rows.ts';
import { commandView, firstState, isOver, nodesView, type ResultState } from './view.ts';

export interface ResultOptions {
  readonly ref: CommandRef;
  readonly connections: Connections;
  readonly clock: Clock;
  readonly intervalSeconds: () => number;
  /** SendCommand's answer, when this window has just sent it. */
  readonly known?: Command;
  /** Names of nodes that are known already. */
  readonly names?: NodeNames;
  /** Where it ran, as an earlier page of this panel knew it. */
  readonly place?: Place;
}

/**
 * A command's results, without VS Code. It looks at the service only while somebody watches; everything it
 * shows comes from there, so that closing and opening again loses nothing.
 */
export class ResultModel implements Disposable {
  readonly #options: ResultOptions;
  readonly #ports: ResultPorts;
  readonly #store = new DisposableStore();
  readonly #output = this.#store.add(new OutputReader(() => this.#postOutput()));
  readonly #names: NodeNamer;
  #watching: DisposableStore | undefined;
  #wanted = false;
  #state: ResultState;

  constructor(options: ResultOptions, ports: ResultPorts) {
    this.#options = options;
    this.#ports = ports;
    this.#names = this.#store.add(new NodeNamer(options.names, () => this.#rename()));
    const { ref, known, place } = options;
    const connection = options.connections.byId(ref.connectionId);
    const where = connection === undefined ? place : placeOf(connection);
    this.#state = firstState(ref, known, where ?? placeOfId(ref.connectionId));
    this.#store.add(options.connections.onDidChange(() => this.#resume()));
  }

  get command(): Command | undefined {
    return this.#state.command;
  }

  /** The whole state, for a page that begins or comes back. */
  messages(): readonly ToPage[] {
    const output = this.#outputMessage();
    const rest = output === undefined ? [] : [output];
    return [commandView(this.#state), nodesView(this.#state), ...rest];
  }

  /** Looks at the command from now on, until it has ended or {@link ignore} is called. */
  watch(): void {
    this.#wanted = true;
    const { command, invocations } = this.#state;
    if (this.#store.isDisposed || this.#watching !== undefined) return;
    if (command !== undefined && invocations.length > 0 && isOver(command, invocations)) return;
    this.#begin();
  }

  /** Nobody looks: no calls any more. */
  ignore(): void {
    this.#wanted = false;
    this.#stop();
  }

  handle(message: FromPage): void {
    switch (message.type) {
      case 'filter':
        this.#choose({ filter: message.filter });
        break;
      case 'search':
        this.#choose({ query: message.query });
        break;
      case 'group':
        this.#choose({ grouped: message.on });
        break;
      case 'select':
        this.#choose({ selected: message.nodeId });
        this.#follow();
        break;
      case 'step':
        this.#output.chooseStep(message.name);
        this.#follow();
        break;
      case 'act':
        if (message.act === 'retry') this.#restart();
        else this.#ports.act(message.act);
        break;
      case 'cancel':
        void this.#cancel();
        break;
      case 'copyId':
        this.#ports.copy(this.#options.ref.commandId);
        break;
      case 'copy':
      case 'open':
        this.#hand(message.type, message.stream);
        break;
      case 'runAgain':
      case 'runFailed':
        this.#runAgain(message.type === 'runFailed');
        break;
    }
  }

  dispose(): void {
    this.ignore();
    this.#store.dispose();
  }

  #connection(): Connection | undefined {
    return this.#options.connections.byId(this.#options.ref.connectionId);
  }

  #begin(): void {
    const connection = this.#connection();
    if (connection === undefined) {
      this.#lose();
      return;
    }
    const watching = new DisposableStore();
    this.#watching = watching;
    watching.add(
      connection.onDidThrottle(({ retryInMs }) =>
        this.#update({ notice: `AWS asks for fewer calls; going on in ${secondsWords(retryInMs)}.` }),
      ),
    );
    this.#update({ place: placeOf(connection), isGone: false, failure: undefined, notice: '' });
    this.#follow();
    void this.#run(connection, watching.add(new AbortScope()).signal, watching);
  }

  async #run(connection: Connection, signal: AbortSignal, watching: DisposableStore): Promise<void> {
    const known = this.#state.command;
    try {
      await watchCommand({
        api: createCommandsApi(connection),
        commandId: this.#options.ref.commandId,
        clock: this.#options.clock,
        signal,
        intervalSeconds: this.#options.intervalSeconds(),
        ...(known === undefined ? {} : { known }),
        onLook: (snapshot) => this.#look(snapshot),
        onTrouble: (_, retryInMs) =>
          this.#update({
            notice: `The service does not answer; trying again in ${secondsWords(retryInMs)}.`,
          }),
      });
    } catch (error) {
      // Nobody here gave up: the connection itself has gone, as with a demo fleet that was stopped.
      if (isCancelled(error) && !signal.aborted) this.#lose();
      else if (!isCancelled(error)) this.#update({ failure: error, notice: '' });
    } finally {
      watching.dispose();
      if (this.#watching === watching) this.#watching = undefined;
    }
  }

  /** The connection is not there: what is shown stays as it was seen last. */
  #lose(): void {
    this.#update({ isGone: true, failure: gone(this.#state.place), notice: '' });
  }

  #look({ command, invocations: listed }: Snapshot): void {
    if (command === undefined) return;
    this.#names.look(this.#connection(), listed);
    const invocations = this.#names.named(listed);
    const [first] =
      this.#state.selected === '' ? rowsOf(invocations, { ...this.#state, grouped: false }) : [];
    const selected = first?.id ?? this.#state.selected;
    this.#update({ command, invocations, selected, notice: '', failure: undefined });
    this.#follow();
    this.#ports.seen(command, isOver(command, invocations));
  }

  #rename(): void {
    this.#update({ invocations: this.#names.named(this.#state.invocations) });
    this.#postOutput();
  }

  #selected(): Invocation | undefined {
    return this.#state.invocations.find((invocation) => invocation.nodeId === this.#state.selected);
  }

  /** Keeps the output of the selected node up to date. */
  #follow(): void {
    const connection = this.#connection();
    const invocation = this.#selected();
    if (connection !== undefined && invocation !== undefined) {
      this.#output.follow(createCommandsApi(connection), this.#options.ref.commandId, invocation);
    }
    this.#postOutput();
  }

  #choose(choice: Partial<Pick<ResultState, 'filter' | 'query' | 'grouped' | 'selected'>>): void {
    this.#state = { ...this.#state, ...choice };
    this.#ports.post(nodesView(this.#state));
  }

  #update(change: Partial<ResultState>): void {
    this.#state = { ...this.#state, ...change };
    this.#ports.post(commandView(this.#state));
    if ('invocations' in change) this.#ports.post(nodesView(this.#state));
  }

  #outputMessage(): ToPage | undefined {
    const { command } = this.#state;
    const invocation = this.#selected();
    if (command === undefined || invocation === undefined) return undefined;
    const { output, isLoading, failure } = this.#output;
    const step = this.#output.stepOf(invocation);
    return outputView({ command, invocation, step, output, loading: isLoading, failure });
  }

  #postOutput(): void {
    const message = this.#outputMessage();
    if (message !== undefined) this.#ports.post(message);
  }

  /** After a sign-in or a switch what had failed may work. */
  #resume(): void {
    if (this.#state.failure !== undefined && this.#connection() !== undefined) this.#restart();
  }

  #stop(): void {
    this.#watching?.dispose();
    this.#watching = undefined;
  }

  /** Looks anew; what nobody watches waits for {@link watch}. */
  #restart(): void {
    this.#stop();
    this.#output.reset();
    if (this.#wanted) this.#begin();
  }

  async #cancel(): Promise<void> {
    const connection = this.#connection();
    const { command, invocations, cancelling } = this.#state;
    if (connection === undefined || command === undefined || cancelling || isOver(command, invocations))
      return;
    const ended = invocations.filter((invocation) => isTerminal(invocation.status)).length;
    // From the question on: a second click is no second question.
    this.#update({ cancelling: true });
    try {
      if (!(await this.#ports.confirm(cancelQuestion(command, ended, connection)))) return;
      // Not cancelled by closing the panel: the person has agreed, and nobody would say that it was not done.
      await createCommandsApi(connection).cancel(command.id, new AbortController().signal);
      this.#restart();
    } catch (error) {
      this.#ports.failed(error, 'cancel the command');
    } finally {
      this.#update({ cancelling: false });
    }
  }

  #runAgain(failedOnly: boolean): void {
    const { command, invocations } = this.#state;
    if (command === undefined) return;
    const failed = invocations.filter((invocation) => isUnsuccessful(invocation.status));
    if (!failedOnly) this.#ports.runAgain(command);
    else if (failed.length > 0)
      this.#ports.runAgain(
        command,
        failed.map((invocation) => invocation.nodeId),
      );
  }

  #hand(how: 'copy' | 'open', stream: Stream): void {
    const invocation = this.#selected();
    if (invocation === undefined) return;
    const shown = this.#output.text(invocation, stream);
    if (how === 'copy') this.#ports.copy(shown.text);
    else this.#ports.open(shown);
  }
}
