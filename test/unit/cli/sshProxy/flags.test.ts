import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseSshProxyFlags } from '../../../../src/cli/sshProxy/flags.ts';

const usual = ['--target', 'i-0123'];
const pushed = [...usual, '--user', 'ec2-user', '--identity', 'id.pub'];

function problemOf(...argv: readonly string[]): string {
  const flags = parseSshProxyFlags(argv);
  assert.ok(flags !== 'help' && 'problem' in flags, 'expected a problem');
  return flags.problem;
}

test('a target is enough; no key is pushed unasked', () => {
  const flags = { target: 'i-0123', verbose: false, port: 22 };
  assert.deepEqual(parseSshProxyFlags(usual), flags);
  assert.deepEqual(parseSshProxyFlags(pushed), flags);
});

test('a key is pushed the way that was asked for', () => {
  const push = { user: 'ec2-user', identities: ['id.pub', '~/.ssh/other'] };
  const more = ['--identity', '~/.ssh/other', '--port', '2222'];
  const flags = { target: 'i-0123', verbose: false, port: 2222 };
  assert.deepEqual(parseSshProxyFlags([...pushed, ...more, '--push-key']), {
    ...flags,
    push: { by: 'instanceConnect', ...push },
  });
  assert.deepEqual(parseSshProxyFlags([...pushed, ...more, '--push-key-by-run-command']), {
    ...flags,
    push: { by: 'runCommand', ...push },
  });
});

test('what is missing or wrong is a sentence', () => {
  assert.match(problemOf(...usual, '--push-key'), /--user USER/);
  assert.match(problemOf(...usual, '--push-key', '--user', 'x'), /--identity PATH/);
  assert.match(problemOf(...pushed, '--push-key', '--push-key-by-run-command'), /one way/);
  assert.match(problemOf(...usual, '--port', 'ssh'), /--port is a port/);
});

test('a user’s name cannot carry anything that a shell on the node reads', () => {
  for (const user of ['', "a'b", 'a b', 'a;b', '$(id)', '`id`', '-x', '../root', 'a\nb', 'x'.repeat(33)]) {
    assert.match(
      problemOf(...usual, '--push-key', '--identity', 'x', `--user=${user}`),
      /--user is the name of a user/,
      user,
    );
  }
  for (const user of ['root', 'ec2-user', 'a.b@corp', 'svc_1', 'machine$']) {
    const flags = parseSshProxyFlags([...usual, '--push-key', '--identity', 'x', `--user=${user}`]);
    assert.ok(flags !== 'help' && !('problem' in flags), user);
  }
});
