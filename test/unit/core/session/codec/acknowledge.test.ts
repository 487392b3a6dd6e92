import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acknowledgementOf,
  encodeAcknowledgement,
  parseAcknowledgement,
  type AgentMessage,
} from '../../../../../src/core/session/codec/index.ts';

const received: AgentMessage = {
  messageType: 'output_stream_data',
  schemaVersion: 1,
  createdDate: 1,
  sequenceNumber: 41,
  flags: 1,
  messageId: '08090a0b-0c0d-0e0f-0001-020304050607',
  payloadType: 1,
  payload: Buffer.from('x'),
};

/** Written by hand from §6. */
const golden =
  '{"AcknowledgedMessageType":"output_stream_data","AcknowledgedMessageId":"08090a0b-0c0d-0e0f-0001-020304050607",' +
  '"AcknowledgedMessageSequenceNumber":41,"IsSequentialMessage":true}';

describe('acknowledge (§6)', () => {
  it('names type, hyphenated id and sequence number of the message', () => {
    assert.equal(acknowledgementOf(received, 5, received.messageId).payload.toString(), golden);
  });

  it('has sequence number 0, flags 3 and payload type 0 in its own header', () => {
    const { sequenceNumber, flags, payloadType, messageType } = acknowledgementOf(received, 5, 'id');
    assert.deepEqual([sequenceNumber, flags, payloadType, messageType], [0, 3, 0, 'acknowledge']);
  });

  it('is read back', () => {
    assert.deepEqual(parseAcknowledgement(Buffer.from(golden)), {
      messageType: 'output_stream_data',
      messageId: received.messageId,
      sequenceNumber: 41,
    });
  });

  it('is read without type and id, since senders match on the sequence number only', () => {
    const payload = Buffer.from('{"AcknowledgedMessageSequenceNumber":0}');
    assert.deepEqual(parseAcknowledgement(payload), { messageType: '', messageId: '', sequenceNumber: 0 });
  });

  it('is nothing when malformed', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{',
      '{}',
      '{"AcknowledgedMessageSequenceNumber":-1}',
      '{"AcknowledgedMessageSequenceNumber":"1"}',
      '{"AcknowledgedMessageSequenceNumber":1.5}',
      '{"AcknowledgedMessageSequenceNumber":1e300}',
    ]) {
      assert.equal(parseAcknowledgement(Buffer.from(text)), undefined, text);
    }
  });

  it('survives the round trip', () => {
    const value = { messageType: 'input_stream_data', messageId: 'm', sequenceNumber: 2 ** 40 };
    assert.deepEqual(parseAcknowledgement(encodeAcknowledgement(value)), value);
  });
});
