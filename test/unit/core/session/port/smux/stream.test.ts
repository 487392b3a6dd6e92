import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SmuxStream } from '../../../../../../src/core/session/port/smux/stream.ts';
import { settle } from '../../../../../support/manualClock.ts';

function create() {
  const told: string[] = [];
  let consumed = 0;
  const stream = new SmuxStream(3, {
    wants: () => void told.push('wants'),
    consumed: (bytes) => void (consumed += bytes),
    finished: () => void told.push('fin'),
    destroyed: () => void told.push('gone'),
  });
  return { stream, told, consumed: () => consumed };
}

describe('SmuxStream', () => {
  it('keeps what comes until somebody reads, and counts it as unread', async () => {
    const { stream, consumed } = create();
    stream.deliver(Buffer.from('early'));
    await settle();
    assert.equal(consumed(), 0);
    const got: string[] = [];
    stream.on('data', (chunk: Buffer) => got.push(chunk.toString()));
    await settle();
    assert.deepEqual(got, ['early']);
    assert.equal(consumed(), 5);
  });

  it('hands out its bytes in turns, and asks for the next write when all were sent', async () => {
    const { stream, told } = create();
    let isWritten = false;
    stream.write('abcdef', () => (isWritten = true));
    assert.equal(Buffer.from(stream.takeOutgoing(4)).toString(), 'abcd');
    assert.equal(stream.sentOutgoing(), true);
    assert.equal(Buffer.from(stream.takeOutgoing(4)).toString(), 'ef');
    assert.equal(stream.sentOutgoing(), false);
    await settle();
    assert.equal(isWritten, true);
    assert.deepEqual(told, ['wants']);
  });

  it('has nothing to give when nothing was written', () => {
    const { stream } = create();
    assert.equal(stream.takeOutgoing(10).byteLength, 0);
    assert.equal(stream.sentOutgoing(), false);
  });

  it('says FIN after the last bytes and not before', async () => {
    const { stream, told } = create();
    stream.end('x');
    await settle();
    assert.deepEqual(told, ['wants']);
    stream.takeOutgoing(10);
    stream.sentOutgoing();
    await settle();
    assert.deepEqual(told, ['wants', 'fin']);
  });

  it('ends its readable side after a FIN and what came before it', async () => {
    const { stream } = create();
    stream.deliver(Buffer.from('last'));
    stream.deliverFin();
    stream.deliver(Buffer.from('too late'));
    const got: string[] = [];
    stream.on('data', (chunk: Buffer) => got.push(chunk.toString()));
    stream.on('end', () => got.push('end'));
    await settle();
    assert.deepEqual(got, ['last', 'end']);
  });

  it('counts what nobody will read as read when it is destroyed', async () => {
    const { stream, consumed, told } = create();
    stream.deliver(Buffer.alloc(200_000));
    stream.destroy();
    await settle();
    assert.equal(consumed(), 200_000);
    assert.deepEqual(told, ['fin', 'gone']);
  });
});
