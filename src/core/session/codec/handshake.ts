import { isRecord, isString } from '../../base/json.ts';
import { jsonPayload, parsePayload } from './payload.ts';

/** What the agent asks the client to do before the stream starts (§9). */
export interface ClientAction {
  readonly type: string;
  /** JSON of the action's own shape. */
  readonly parameters: unknown;
}

export interface HandshakeRequest {
  readonly agentVersion: string;
  readonly actions: readonly ClientAction[];
}

export const actionTypes = { sessionType: 'SessionType', kmsEncryption: 'KMSEncryption' } as const;

/** Any status but `ok` makes the agent cancel the session. */
export const actionStatus = { ok: 1, failed: 2, unsupported: 3 } as const;
export type ActionStatus = (typeof actionStatus)[keyof typeof actionStatus];

/** Every requested action is answered by one of these. */
export interface ProcessedAction {
  readonly type: string;
  readonly status: ActionStatus;
  readonly result: unknown;
  readonly error: string;
}

export interface HandshakeResponse {
  /** Four dotted integers: the agent's version gates read it. */
  readonly clientVersion: string;
  readonly actions: readonly ProcessedAction[];
  readonly errors: readonly string[];
}

export interface HandshakeComplete {
  /** Nanoseconds. */
  readonly timeToComplete: number;
  /** Shown to the person when not empty. */
  readonly customerMessage: string;
}

export function encodeHandshakeRequest(request: HandshakeRequest): Buffer {
  return jsonPayload({
    AgentVersion: request.agentVersion,
    RequestedClientActions: request.actions.map(({ type, parameters }) => ({
      ActionType: type,
      ActionParameters: parameters,
    })),
  });
}

/** A list entry without an ActionType is kept with an empty type, so that it is answered as unsupported. */
export function parseHandshakeRequest(payload: Uint8Array): HandshakeRequest | undefined {
  const value = parsePayload(payload);
  if (value === undefined) return undefined;
  const version = value['AgentVersion'];
  return {
    agentVersion: isString(version) ? version : '',
    actions: listOf(value['RequestedClientActions']).map((action) => ({
      type: isString(action['ActionType']) ? action['ActionType'] : '',
      parameters: action['ActionParameters'],
    })),
  };
}

export function encodeHandshakeResponse(response: HandshakeResponse): Buffer {
  return jsonPayload({
    ClientVersion: response.clientVersion,
    ProcessedClientActions: response.actions.map(({ type, status, result, error }) => ({
      ActionType: type,
      ActionStatus: status,
      ActionResult: result ?? null,
      Error: error,
    })),
    Errors: response.errors,
  });
}

/** For the agent's side. An unknown status reads as failed. */
export function parseHandshakeResponse(payload: Uint8Array): HandshakeResponse | undefined {
  const value = parsePayload(payload);
  if (value === undefined) return undefined;
  const { ClientVersion, Errors } = value;
  return {
    clientVersion: isString(ClientVersion) ? ClientVersion : '',
    actions: listOf(value['ProcessedClientActions']).map(processedAction),
    errors: Array.isArray(Errors) ? Errors.filter(isString) : [],
  };
}

export function encodeHandshakeComplete(complete: HandshakeComplete): Buffer {
  return jsonPayload({
    HandshakeTimeToComplete: complete.timeToComplete,
    CustomerMessage: complete.customerMessage,
  });
}

export function parseHandshakeComplete(payload: Uint8Array): HandshakeComplete {
  const { HandshakeTimeToComplete: time, CustomerMessage: message } = parsePayload(payload) ?? {};
  return {
    timeToComplete: typeof time === 'number' ? time : 0,
    customerMessage: isString(message) ? message : '',
  };
}

function processedAction(action: Readonly<Record<string, unknown>>): ProcessedAction {
  const { ActionType, ActionStatus, ActionResult, Error: error } = action;
  const status = Object.values(actionStatus).find((known) => known === ActionStatus);
  return {
    type: isString(ActionType) ? ActionType : '',
    status: status ?? actionStatus.failed,
    result: ActionResult,
    error: isString(error) ? error : '',
  };
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((item: unknown) => (isRecord(item) ? item : {})) : [];
}
