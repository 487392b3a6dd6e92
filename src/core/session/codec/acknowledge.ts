import { isString } from '../../base/json.ts';
import type { AgentMessage } from './agentMessage.ts';
import { headerFlags, messageTypes, payloadTypes } from './constants.ts';
import { isCount, jsonPayload, parsePayload } from './payload.ts';

/** What an acknowledgement says (§6). Senders match on the sequence number only. */
export interface Acknowledgement {
  readonly messageType: string;
  readonly messageId: string;
  readonly sequenceNumber: number;
}

/** The acknowledgement of one data message: header sequence number 0, flags 3. Never acknowledged itself. */
export function acknowledgementOf(
  received: AgentMessage,
  createdDate: number,
  messageId: string,
): AgentMessage {
  return {
    messageType: messageTypes.acknowledge,
    schemaVersion: 1,
    createdDate,
    sequenceNumber: 0,
    flags: headerFlags.synFin,
    messageId,
    payloadType: payloadTypes.none,
    payload: encodeAcknowledgement({
      messageType: received.messageType,
      messageId: received.messageId,
      sequenceNumber: received.sequenceNumber,
    }),
  };
}

export function encodeAcknowledgement(acknowledgement: Acknowledgement): Buffer {
  return jsonPayload({
    AcknowledgedMessageType: acknowledgement.messageType,
    AcknowledgedMessageId: acknowledgement.messageId,
    AcknowledgedMessageSequenceNumber: acknowledgement.sequenceNumber,
    IsSequentialMessage: true,
  });
}

/** Type and id may be missing: nobody matches on them. */
export function parseAcknowledgement(payload: Uint8Array): Acknowledgement | undefined {
  const value = parsePayload(payload);
  const sequenceNumber = value?.['AcknowledgedMessageSequenceNumber'];
  if (value === undefined || !isCount(sequenceNumber)) return undefined;
  const type = value['AcknowledgedMessageType'];
  const id = value['AcknowledgedMessageId'];
  return { sequenceNumber, messageType: isString(type) ? type : '', messageId: isString(id) ? id : '' };
}
