import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  channelNames,
  parseChannelFaults,
  parseChannelFlag,
} from '../../../../src/simulator/faults/channel.ts';

const all = {
  lostMessages: 0.01,
  doubledMessages: 1,
  reorderedMessages: 0.5,
  delayMs: 40,
  unrepeatedAcknowledgements: true,
  closeSocketsEvery: 2_000,
  dropSocketsEvery: 0,
};

describe('faults of channels', () => {
  it('are read from flags, one each', () => {
    for (const [name, value] of Object.entries(all)) {
      assert.deepEqual(parseChannelFlag(`${name}=${String(value)}`), { [name]: value });
    }
    assert.deepEqual(parseChannelFlag('unrepeatedAcknowledgements=false'), {
      unrepeatedAcknowledgements: false,
    });
  });

  it('are read from JSON, unknown members ignored', () => {
    assert.deepEqual(parseChannelFaults({ ...all, colour: 'red' }), all);
    assert.deepEqual(parseChannelFaults({}), {});
  });

  it('have all their names', () => {
    assert.deepEqual([...channelNames].sort(), Object.keys(all).sort());
  });

  it('leave other flags to others', () => {
    for (const flag of ['', 'drop', 'latency,ms=3', 'constructor=1', 'toString']) {
      assert.equal(parseChannelFlag(flag), undefined, flag);
    }
  });

  const bad = [
    'lostMessages',
    'reorderedMessages=2',
    'delayMs=',
    'delayMs=-1',
    'delayMs=1.5',
    'delayMs=NaN',
    'dropSocketsEvery=86400001',
    'closeSocketsEvery=soon',
    'unrepeatedAcknowledgements',
    'unrepeatedAcknowledgements=1',
  ];
  for (const flag of bad) {
    it(`say what is wrong with "${flag}"`, () => {
      assert.throws(() => parseChannelFlag(flag), new RegExp(flag.split('=', 1).join('')));
    });
  }
});
