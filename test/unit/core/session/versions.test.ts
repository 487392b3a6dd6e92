import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  agentMultiplexes,
  agentNeedsNoMuxKeepAlive,
  agentTakesTerminateFlag,
  clientMultiplexes,
  clientNeedsNoMuxKeepAlive,
  clientSeparatesOutput,
  defaultClientVersion,
} from '../../../../src/core/session/versions.ts';

/** Each gate of §9 with the last version it keeps out and the first it lets in. */
const gates = [
  { name: 'agentTakesTerminateFlag', gate: agentTakesTerminateFlag, out: '2.3.722.0', within: '2.3.722.1' },
  { name: 'agentMultiplexes', gate: agentMultiplexes, out: '3.0.196.0', within: '3.0.196.1' },
  {
    name: 'agentNeedsNoMuxKeepAlive',
    gate: agentNeedsNoMuxKeepAlive,
    out: '3.1.1511.0',
    within: '3.1.1511.1',
  },
  { name: 'clientMultiplexes', gate: clientMultiplexes, out: '1.1.69.9', within: '1.1.70.0' },
  {
    name: 'clientNeedsNoMuxKeepAlive',
    gate: clientNeedsNoMuxKeepAlive,
    out: '1.2.331.0',
    within: '1.2.332.0',
  },
  { name: 'clientSeparatesOutput', gate: clientSeparatesOutput, out: '1.2.295.0', within: '1.2.296.0' },
] as const;

for (const { name, gate, out, within } of gates) {
  test(`§9: ${name} from ${within} on`, () => {
    assert.equal(gate(out), false);
    assert.equal(gate(within), true);
    assert.equal(gate('10.0.0.0'), true);
    assert.equal(gate('0.99999.0.0'), false);
  });

  test(`§9: ${name} is false for what is no version`, () => {
    for (const version of ['', 'latest', '9', '9.9.9.x', '9..9.9', '-9.9.9.9', ' 9.9.9.9']) {
      if (version === '9' && name.startsWith('client')) continue;
      assert.equal(gate(version), false, version);
    }
  });
}

test('§9: the plugin gates agents of four parts only', () => {
  for (const gate of [agentTakesTerminateFlag, agentMultiplexes, agentNeedsNoMuxKeepAlive]) {
    assert.equal(gate('9.9.9'), false);
    assert.equal(gate('9.9.9.9.9'), false);
  }
});

test('§9: the agent takes a client of three parts, too', () => {
  assert.equal(clientMultiplexes('1.1.70'), true);
  assert.equal(clientMultiplexes('1.1.69'), false);
  assert.equal(clientNeedsNoMuxKeepAlive('1.3'), true);
});

test('§9: an unmodified source build of the plugin, 1.2.0.0, has its idle tunnels ended', () => {
  assert.equal(clientMultiplexes('1.2.0.0'), true);
  assert.equal(clientNeedsNoMuxKeepAlive('1.2.0.0'), false);
});

test('§9: what we say we are passes every gate of the agent', () => {
  assert.match(defaultClientVersion, /^\d+\.\d+\.\d+\.\d+$/);
  assert.ok(clientMultiplexes(defaultClientVersion));
  assert.ok(clientNeedsNoMuxKeepAlive(defaultClientVersion));
  assert.ok(clientSeparatesOutput(defaultClientVersion));
});
