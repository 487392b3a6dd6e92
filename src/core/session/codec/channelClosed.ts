import { isString } from '../../base/json.ts';
import { jsonPayload, parsePayload } from './payload.ts';

/** Payload of `channel_closed` (§4). The service's failure texts arrive in `output`. */
export interface ChannelClosed {
  readonly messageId: string;
  /** The service writes it as text. */
  readonly createdDate: string;
  readonly sessionId: string;
  readonly destinationId: string;
  readonly output: string;
}

export function encodeChannelClosed(closed: ChannelClosed): Buffer {
  return jsonPayload({
    MessageId: closed.messageId,
    CreatedDate: closed.createdDate,
    DestinationId: closed.destinationId,
    SessionId: closed.sessionId,
    MessageType: 'channel_closed',
    SchemaVersion: 1,
    Output: closed.output,
  });
}

/** Any payload closes the channel; what cannot be read is left empty. */
export function parseChannelClosed(payload: Uint8Array): ChannelClosed {
  const value = parsePayload(payload) ?? {};
  const text = (key: string): string => (isString(value[key]) ? value[key] : '');
  return {
    messageId: text('MessageId'),
    createdDate: text('CreatedDate'),
    sessionId: text('SessionId'),
    destinationId: text('DestinationId'),
    output: text('Output'),
  };
}
