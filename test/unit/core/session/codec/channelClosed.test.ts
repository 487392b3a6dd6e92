import assert from 'node:assert/strict';
import { it } from 'node:test';
import { encodeChannelClosed, parseChannelClosed } from '../../../../../src/core/session/codec/index.ts';

const closed = {
  messageId: 'm',
  createdDate: '2024-10-10T10:00:00.000Z',
  sessionId: 's',
  destinationId: 'd',
  output: '----------ERROR-------\nPlugin with name Port is not supported',
};

it('carries why the service closed the channel (§4)', () => {
  const payload = encodeChannelClosed(closed);
  assert.equal(
    payload.toString(),
    '{"MessageId":"m","CreatedDate":"2024-10-10T10:00:00.000Z","DestinationId":"d","SessionId":"s",' +
      '"MessageType":"channel_closed","SchemaVersion":1,' +
      '"Output":"----------ERROR-------\\nPlugin with name Port is not supported"}',
  );
  assert.deepEqual(parseChannelClosed(payload), closed);
});

it('closes whatever its payload is', () => {
  const empty = { messageId: '', createdDate: '', sessionId: '', destinationId: '', output: '' };
  for (const text of ['', 'x', '[]', '{"Output":7}'])
    assert.deepEqual(parseChannelClosed(Buffer.from(text)), empty);
});
