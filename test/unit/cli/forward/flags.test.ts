import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseForwardFlags } from '../../../../src/cli/forward/flags.ts';

const usual = ['--target', 'web-1', '--remote-port', '5432'];

function problemOf(...argv: readonly string[]): string {
  const flags = parseForwardFlags(argv);
  assert.ok(flags !== 'help' && 'problem' in flags, 'expected a problem');
  return flags.problem;
}

test('a target and a port are enough; any local port will do', () => {
  const flags = { target: 'web-1', verbose: false, remotePort: 5432, localPort: 0 };
  assert.deepEqual(parseForwardFlags(usual), flags);
  assert.deepEqual(parseForwardFlags([...usual, '--local-port', '0']), flags);
});

test('a host behind the node, by name or by address', () => {
  for (const host of ['db.internal', '10.0.0.7', 'fd00::7', 'fe80::1%eth0', 'a_b-c']) {
    const flags = parseForwardFlags([...usual, '--remote-host', host, '--local-port', '15432']);
    assert.ok(flags !== 'help' && !('problem' in flags));
    assert.equal(flags.remoteHost, host);
    assert.equal(flags.localPort, 15_432);
  }
});

test('what is missing or wrong is a sentence', () => {
  assert.equal(problemOf('--target', 'x'), 'Name the port: --remote-port PORT.');
  assert.equal(problemOf('--remote-port', '80'), 'Name a node: --target TARGET.');
  assert.match(problemOf('--target', 'x', '--remote-port', 'http'), /--remote-port is a port/);
  assert.match(problemOf(...usual, '--local-port', '99999'), /--local-port is a port/);
  assert.match(problemOf(...usual, '--remote-host', ''), /--remote-host is a name or an address/);
  assert.match(problemOf(...usual, '--remote-host', 'http://db'), /--remote-host is a name or an address/);
});
