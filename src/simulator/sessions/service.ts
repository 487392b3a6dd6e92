import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../core/base/json.ts';
import { isJsonObject, present, requiredText, textOf, textsOf } from '../base/json.ts';
import { newestFirst } from '../base/newestFirst.ts';
import type { Random } from '../base/random.ts';
import type { Tokens } from '../base/tokens.ts';
import type { Programs } from '../exec/programs.ts';
import type { TerminalFactory } from '../exec/terminal/factory.ts';
import type { Faults } from '../faults/faults.ts';
import type { Network } from '../network/network.ts';
import type { Clock } from '../../core/base/clock.ts';
import {
  ServiceError,
  type CallContext,
  type DocumentSource,
  type Fleet,
  type Handler,
  type ParameterSource,
  type SimulatedNode,
} from '../system.ts';
import { createLuck, type ChannelLuck } from './channel/passage.ts';
import type { CutFaults } from './channel/socketCuts.ts';
import { parseFilters } from './filters.ts';
import type { DataKeyDecrypter } from './handshake/encryption.ts';
import { planSession } from './preferences.ts';
import { Session } from './session.ts';
import { SessionStore } from './store.ts';
import { ChannelTokens } from './tokens.ts';
import { sessionView } from './view.ts';

export interface SessionsDeps {
  readonly fleet: Fleet;
  /** Targets that are no nodes: `ecs:CLUSTER_TASK_RUNTIME`. */
  readonly containers: readonly SimulatedNode[];
  readonly documents: DocumentSource;
  readonly parameters: ParameterSource;
  readonly terminals: TerminalFactory;
  readonly programs: Programs;
  readonly network: Network;
  /** kms:Decrypt, for sessions that the preferences encrypt. */
  readonly keys: DataKeyDecrypter;
  readonly clock: Clock;
  /** Seals page tokens. */
  readonly tokens: Tokens;
  /** Draws which channel messages the faults strike. */
  readonly random: Random;
  readonly faults: CutFaults & Pick<Faults, 'onDidSetPublication'>;
}

/** StartSession, ResumeSession, TerminateSession and DescribeSessions. */
export class SessionService {
  readonly store = new SessionStore();
  readonly tokens: ChannelTokens;
  readonly operations: Readonly<Record<string, Handler>> = {
    StartSession: (input, context) => this.#start(input, context),
    ResumeSession: (input, context) => this.#resume(input, context),
    TerminateSession: (input) => this.#terminate(input),
    DescribeSessions: (input, context) => this.#describe(input, context),
  };
  readonly #deps: SessionsDeps;
  readonly #luck: ChannelLuck;
  #serial = 0;

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
    this.tokens = new ChannelTokens(deps.clock);
    this.#luck = createLuck({ ...deps, faults: () => deps.faults.channel });
  }

  #start(input: JsonObject, context: CallContext): JsonObject {
    const { fleet, containers, clock, terminals, programs, network, keys } = this.#deps;
    const target = requiredText(input, 'Target');
    const node = fleet.find(target) ?? containers.find(({ id }) => id === target);
    if (node?.pingStatus !== 'Online')
      throw new ServiceError('TargetNotConnected', `${target} is not connected.`);
    const plan = planSession(this.#deps, textOf(input, 'DocumentName'), parametersOf(input));
    const head = {
      id: newSessionId(context.callerArn),
      serial: ++this.#serial,
      node,
      plan,
      owner: context.callerArn,
      reason: textOf(input, 'Reason') ?? '',
      startedAt: clock.now(),
    };
    const session = new Session(head, { clock, terminals, programs, network, keys, luck: this.#luck });
    this.store.add(session);
    return this.#answer(session, context);
  }

  /** A session that is over gets no token: that is how the service says so. */
  #resume(input: JsonObject, context: CallContext): JsonObject {
    const id = requiredText(input, 'SessionId');
    const session = this.store.find(id);
    if (session === undefined)
      throw new ServiceError('DoesNotExistException', `Session ${id} does not exist.`);
    return session.isOver ? { SessionId: id, TokenValue: '', StreamUrl: '' } : this.#answer(session, context);
  }

  #terminate(input: JsonObject): JsonObject {
    const id = requiredText(input, 'SessionId');
    this.store.find(id)?.terminate();
    this.tokens.revoke(id);
    return { SessionId: id };
  }

  #describe(input: JsonObject, { region }: CallContext): JsonObject {
    const filter = parseFilters(input);
    const found = this.store.newestFirst
      .filter(filter)
      .map((session) => ({ serial: session.head.serial, session }));
    const { items, nextToken } = newestFirst(this.#deps.tokens, 'DescribeSessions', found, input);
    return present({
      Sessions: items.map(({ session }) => sessionView(session, region)),
      NextToken: nextToken,
    });
  }

  #answer({ head: { id } }: Session, { endpoint }: CallContext): JsonObject {
    const host = endpoint.replace(/^http:/, 'ws:');
    return {
      SessionId: id,
      TokenValue: this.tokens.issue(id),
      StreamUrl: `${host}/v1/data-channel/${id}?role=publish_subscribe`,
    };
  }
}

function parametersOf(input: JsonObject): Readonly<Record<string, readonly string[]>> {
  const parameters = input['Parameters'];
  if (!isJsonObject(parameters)) return {};
  return Object.fromEntries(Object.keys(parameters).map((name) => [name, textsOf(parameters, name)]));
}

/** The caller's name and 17 hex digits. */
function newSessionId(callerArn: string): string {
  const user = /([\w+=,.@-]+)$/.exec(callerArn)?.[1] ?? 'user';
  return `${user.slice(0, 64)}-${randomBytes(9).toString('hex').slice(0, 17)}`;
}
