import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SmuxParser } from '../../../../../../src/core/session/port/smux/parser.ts';
import { SmuxWriter, type SmuxSource } from '../../../../../../src/core/session/port/smux/writer.ts';

/** A stream with so many bytes to send. */
function source(id: number, bytes: number): SmuxSource {
  let left = bytes;
  return {
    id,
    takeOutgoing(limit) {
      const taken = Buffer.alloc(Math.min(limit, left), id);
      left -= taken.length;
      return taken;
    },
    sentOutgoing: () => left > 0,
  };
}

/** Notes frames as `id:bytes`; takes so many writes before it says that it is full. */
function transport(room: number) {
  const frames: string[] = [];
  const state = { room };
  let current: string | undefined;
  const flush = (): void => {
    if (current !== undefined) frames.push(current);
    current = undefined;
  };
  const parser = new SmuxParser({
    opened: (id) => void frames.push(`syn ${String(id)}`),
    finished: (id) => void frames.push(`fin ${String(id)}`),
    beat: () => void frames.push('nop'),
    data: (id, bytes) => {
      current = `${String(id)}:${String(bytes.byteLength)}`;
      flush();
    },
  });
  const write = (bytes: Uint8Array): boolean => {
    state.room -= bytes.byteLength;
    assert.equal(parser.push(bytes), undefined);
    return state.room > 0;
  };
  return { frames, state, writer: new SmuxWriter(write) };
}

const syn = Buffer.from('0100000003000000', 'hex');

describe('SmuxWriter', () => {
  it('takes turns: a small write beside a big upload waits for one turn only', () => {
    const { frames, state, writer } = transport(1);
    writer.wants(source(3, 80 * 1024));
    writer.wants(source(5, 1));
    state.room = Infinity;
    writer.drained();
    assert.deepEqual(frames.slice(0, 4), ['3:8192', '3:8192', '5:1', '3:8192']);
    assert.equal(frames.length, 11);
  });

  it('sends no data when there is no room, and goes on when there is', () => {
    const { frames, state, writer } = transport(8192);
    writer.wants(source(3, 20_000));
    assert.deepEqual(frames, ['3:8192']);
    state.room = 8192;
    writer.drained();
    assert.deepEqual(frames, ['3:8192', '3:8192']);
  });

  it('sends frames without data at once, room or not', () => {
    const { frames, writer } = transport(0);
    writer.wants(source(3, 10));
    writer.control(syn);
    assert.deepEqual(frames, ['3:10', 'syn 3']);
  });

  it('notices room by any write, not only when it is told', () => {
    const { frames, state, writer } = transport(1);
    writer.wants(source(3, 10_000));
    state.room = Infinity;
    writer.control(syn);
    assert.deepEqual(frames, ['3:8192', 'syn 3', '3:1808']);
  });

  it('sends nothing more of a stream that is forgotten', () => {
    const { frames, state, writer } = transport(1);
    const gone = source(3, 20_000);
    writer.wants(gone);
    writer.forget(gone);
    state.room = Infinity;
    writer.drained();
    assert.deepEqual(frames, ['3:8192']);
  });

  it('says nothing once it is closed', () => {
    const { frames, writer } = transport(Infinity);
    writer.close();
    writer.control(syn);
    writer.wants(source(3, 1));
    assert.deepEqual(frames, []);
  });
});
