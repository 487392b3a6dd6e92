import { isRecord, isString } from '../base/json.ts';
import { messageOf } from '../base/errors.ts';
import {
  actionStatus,
  actionTypes,
  type ActionStatus,
  type ClientAction,
  type HandshakeRequest,
  type HandshakeResponse,
  type ProcessedAction,
} from './codec/handshake.ts';

/** Session types of the agent (§9); the first three are a shell to the client. */
export const sessionTypes = {
  standardStream: 'Standard_Stream',
  interactiveCommands: 'InteractiveCommands',
  nonInteractiveCommands: 'NonInteractiveCommands',
  port: 'Port',
} as const;
export type SessionType = (typeof sessionTypes)[keyof typeof sessionTypes];

export const shellSessionTypes: readonly SessionType[] = [
  sessionTypes.standardStream,
  sessionTypes.interactiveCommands,
  sessionTypes.nonInteractiveCommands,
];

/** What the SessionType action says. Properties are null for all but Port, whose values are strings. */
export interface SessionKind {
  readonly type: SessionType;
  readonly properties: Readonly<Record<string, string>>;
}

export interface ActionAnswer {
  readonly status: ActionStatus;
  readonly result?: unknown;
  /** For people; goes to the agent as well. */
  readonly error?: string;
}

/** Does what the agent asked for. What it throws is answered as failed. */
export type ActionHandler = (
  parameters: unknown,
  signal: AbortSignal,
) => ActionAnswer | Promise<ActionAnswer>;
export type ActionHandlers = Readonly<Record<string, ActionHandler>>;

/**
 * Answers every requested action, because the agent cancels the session on any that is missing or not ok (§9).
 *
 * @param handlers by ActionType; an action without one is answered as unsupported
 */
export async function answerHandshake(
  request: HandshakeRequest,
  handlers: ActionHandlers,
  clientVersion: string,
  signal: AbortSignal,
): Promise<HandshakeResponse> {
  const actions = await Promise.all(request.actions.map((action) => answer(action, handlers, signal)));
  return {
    clientVersion,
    actions,
    errors: actions.map(({ error }) => error).filter((error) => error !== ''),
  };
}

async function answer(
  { type, parameters }: ClientAction,
  handlers: ActionHandlers,
  signal: AbortSignal,
): Promise<ProcessedAction> {
  try {
    const handler = Object.hasOwn(handlers, type) ? handlers[type] : undefined;
    const { status, result, error } = await (handler ?? unsupported(type))(parameters, signal);
    return { type, status, result: result ?? null, error: error ?? '' };
  } catch (error) {
    return { type, status: actionStatus.failed, result: null, error: messageOf(error) };
  }
}

function unsupported(type: string): ActionHandler {
  return () => ({
    status: actionStatus.unsupported,
    error: `The node asked for "${type}", which SSM Workbench does not support.`,
  });
}

/**
 * Whether a session that starts without a handshake, which is then a shell (§9), can be served.
 *
 * @param accepted session types that the caller can serve
 */
export function servesShellsUnasked(accepted: readonly SessionType[]): boolean {
  return (
    accepted.includes(sessionTypes.standardStream) || accepted.includes(sessionTypes.interactiveCommands)
  );
}

/**
 * The actions that a client knows.
 *
 * @param accepted session types that the caller can serve; any other fails the handshake
 * @param encrypt handles KMSEncryption
 * @param chosen told the type before the handshake is answered
 */
export function clientHandlers(
  accepted: readonly SessionType[],
  encrypt: ActionHandler,
  chosen: (kind: SessionKind) => void,
): ActionHandlers {
  return {
    [actionTypes.kmsEncryption]: encrypt,
    [actionTypes.sessionType]: (parameters) => {
      const kind = parseSessionKind(parameters);
      if (kind === undefined || !accepted.includes(kind.type)) {
        return {
          status: actionStatus.failed,
          error: 'The session document is of another kind than asked for.',
        };
      }
      chosen(kind);
      return { status: actionStatus.ok };
    },
  };
}

function parseSessionKind(parameters: unknown): SessionKind | undefined {
  if (!isRecord(parameters)) return undefined;
  const type = Object.values(sessionTypes).find((known) => known === parameters['SessionType']);
  return type === undefined ? undefined : { type, properties: stringsOf(parameters['Properties']) };
}

function stringsOf(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).filter((entry): entry is [string, string] => isString(entry[1]));
  return Object.fromEntries(entries);
}
