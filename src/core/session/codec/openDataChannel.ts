import { isRecord, isString, parseJson } from '../../base/json.ts';

/** The first frame on a new socket, text (§2). There is no reply to it. */
export interface OpenDataChannel {
  readonly requestId: string;
  /** Secret: never logged. */
  readonly token: string;
  /** A UUID, constant for the life of the session, over reconnects too. */
  readonly clientId: string;
  readonly clientVersion: string;
}

export function encodeOpenDataChannel(open: OpenDataChannel): string {
  return JSON.stringify({
    MessageSchemaVersion: '1.0',
    RequestId: open.requestId,
    TokenValue: open.token,
    ClientId: open.clientId,
    ClientVersion: open.clientVersion,
  });
}

/** For the serving side; `undefined` for anything else. */
export function parseOpenDataChannel(text: string): OpenDataChannel | undefined {
  const value = parseJson(text);
  if (!isRecord(value) || value['MessageSchemaVersion'] !== '1.0') return undefined;
  const { RequestId, TokenValue, ClientId, ClientVersion } = value;
  if (!isString(RequestId) || !isString(TokenValue) || !isString(ClientId)) return undefined;
  return {
    requestId: RequestId,
    token: TokenValue,
    clientId: ClientId,
    clientVersion: isString(ClientVersion) ? ClientVersion : '',
  };
}
