import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFaultFlags, parseFaultSettings } from '../../../../src/simulator/faults/parse.ts';

describe('parseFaultFlags', () => {
  it('reads no flags as no faults', () => {
    assert.deepEqual(parseFaultFlags([]), { rules: [], channel: {} });
  });

  it('reads kind, operation and settings', () => {
    const flags = [
      'html,status=200',
      'expiredToken',
      'accessDenied:SendCommand',
      'throttle:ListNodes,count=3,probability=0.5',
      'latency,ms=250',
    ];
    assert.deepEqual(parseFaultFlags(flags).rules, [
      { kind: 'html', status: 200 },
      { kind: 'expiredToken' },
      { kind: 'accessDenied', operation: 'SendCommand' },
      { kind: 'throttle', operation: 'ListNodes', count: 3, probability: 0.5 },
      { kind: 'latency', milliseconds: 250 },
    ]);
  });

  it('reads what happens to the messages of channels', () => {
    assert.deepEqual(parseFaultFlags(['lostMessages=0.05', 'delayMs=20', 'drop']).channel, {
      lostMessages: 0.05,
      delayMs: 20,
    });
  });

  const bad = [
    '',
    'explode',
    'throttle:',
    'throttle:List Nodes',
    'throttle,count=many',
    'throttle,count=-1',
    'throttle,count=',
    'throttle,count',
    'throttle,colour=3',
    'throttle,count=3.5.1',
    'html,status=99',
    'html,status=200.5',
    'throttle,probability=2',
    'latency,ms=NaN',
    'lostMessages=',
    'lostMessages=1.5',
    'lostMessages',
    'constructor',
  ];
  for (const flag of bad) {
    it(`says what is wrong with "${flag}"`, () => assert.throws(() => parseFaultFlags([flag]), Error));
  }

  it('names the kinds there are', () => {
    assert.throws(() => parseFaultFlags(['explode']), /explode.*expiredToken.*doubledMessages/);
  });
});

describe('parseFaultSettings', () => {
  it('reads rules and channel', () => {
    const settings = { rules: [{ kind: 'drop', count: 1 }], channel: { lostMessages: 0.1 } };
    assert.deepEqual(parseFaultSettings(settings), settings);
    assert.deepEqual(parseFaultSettings({}), { rules: [], channel: {} });
  });

  it('ignores members that it does not know', () => {
    assert.deepEqual(
      parseFaultSettings({ rules: [{ kind: 'drop', colour: 'red' }], channel: { colour: 1 } }),
      {
        rules: [{ kind: 'drop' }],
        channel: {},
      },
    );
  });

  it('refuses anything else', () => {
    for (const raw of [
      null,
      [],
      'drop',
      { rules: 'drop' },
      { rules: ['drop'] },
      { rules: [{}] },
      { rules: [{ kind: 'drop', operation: 7 }] },
      { rules: [{ kind: 'drop', count: '3' }] },
      { channel: [] },
      { channel: { lostMessages: -1 } },
    ]) {
      assert.throws(() => parseFaultSettings(raw), Error, JSON.stringify(raw));
    }
  });
});
