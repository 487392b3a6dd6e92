import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Capture } from '../../../../src/simulator/exec/capture.ts';

function captured(limit: number, ...chunks: readonly (string | Buffer)[]): Capture {
  const capture = new Capture(limit);
  for (const chunk of chunks) capture.push(Buffer.from(chunk));
  return capture;
}

describe('captured output', () => {
  it('is what came, up to the limit; the rest is counted', () => {
    const capture = captured(5, 'abc', 'defg', 'h');
    assert.equal(capture.text(), 'abcde');
    assert.equal(capture.total, 8);
    assert.equal(captured(5, 'abcde').text(), 'abcde');
  });

  it('puts characters together that came in two pieces', () => {
    const rocket = Buffer.from('🚀');
    assert.equal(captured(100, rocket.subarray(0, 2), rocket.subarray(2)).text(), '🚀');
  });

  it('leaves out a character that the limit cuts', () => {
    assert.equal(captured(4, 'abé').text(), 'abé');
    assert.equal(captured(3, 'abé').text(), 'ab');
  });

  it('shows bytes that are no text as such', () => {
    assert.equal(captured(10, Buffer.from([0x61, 0xff, 0x62])).text(), 'a\ufffdb');
    assert.equal(captured(10, Buffer.from([0xc3])).text(), '\ufffd');
  });

  it('keeps no reference to a large chunk that it cut', () => {
    const chunk = Buffer.alloc(1_000, 0x61);
    const capture = new Capture(3);
    capture.push(chunk);
    chunk.fill(0x62);
    assert.equal(capture.text(), 'aaa');
  });
});
