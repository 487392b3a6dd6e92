import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeSmuxHeader, smuxCommands } from '../../../../../../src/core/session/port/smux/frame.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('smux frames against bytes written by hand (§12)', () => {
  it('opens stream 3 with version 1, command 0 and no data', () => {
    assert.deepEqual(encodeSmuxHeader(smuxCommands.syn, 3), hex('01 00 0000 03000000'));
  });

  it('closes with command 1 and beats with command 3 on stream 0', () => {
    assert.deepEqual(encodeSmuxHeader(smuxCommands.fin, 5), hex('01 01 0000 05000000'));
    assert.deepEqual(encodeSmuxHeader(smuxCommands.nop, 0), hex('01 03 0000 00000000'));
  });

  it('writes length and stream id LITTLE-endian, unlike everything else in the protocol (§12)', () => {
    const header = encodeSmuxHeader(smuxCommands.psh, 0x01020304, 0x0506);
    assert.deepEqual(header, hex('01 02 0605 04030201'));
  });

  it('holds the largest frame and the highest stream id', () => {
    const header = encodeSmuxHeader(smuxCommands.psh, 0xffffffff, 32_768);
    assert.deepEqual(header, hex('01 02 0080 ffffffff'));
  });
});
