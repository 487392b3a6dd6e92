import { test } from 'node:test';
import assert from 'node:assert/strict';
import { portOf, refuse, understand } from '../../../../src/cli/session/arguments.ts';

const options = { name: { type: 'string' }, list: { type: 'string', multiple: true } } as const;

test('values are read by whoever asks for them', () => {
  const understood = understand(['--name', 'x', '--list', 'a', '--list=b'], options, (values) => ({
    joined: `${values.name ?? ''} ${(values.list ?? []).join('+')}`,
  }));
  assert.deepEqual(understood, { joined: 'x a+b' });
});

test('a refusal is the problem', () => {
  assert.deepEqual(
    understand([], options, () => refuse('Name it.')),
    { problem: 'Name it.' },
  );
});

test('of Node’s own words the first sentence is told', () => {
  assert.deepEqual(
    understand(['--nmae', 'x'], options, () => ({})),
    { problem: "Unknown option '--nmae'." },
  );
});

test('--help goes before mistakes', () => {
  assert.equal(
    understand(['--nmae', '--help'], options, () => ({})),
    'help',
  );
});

test('a port is a number from 1 to 65535', () => {
  assert.equal(portOf('port', '1'), 1);
  assert.equal(portOf('port', '65535'), 65_535);
  for (const text of ['0', '65536', '-1', '22.5', '0x16', ' 22', '', 'ssh', '1e3', '999999']) {
    assert.throws(() => portOf('port', text), /--port is a port from 1 to 65535/, text);
  }
});
