import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linux } from '../../../../../src/simulator/exec/scripted/linux.ts';
import {
  statements,
  words,
  type ScriptedAnswer,
} from '../../../../../src/simulator/exec/scripted/scripted.ts';
import { testNode } from '../../support/nodes.ts';

const run = (...lines: readonly string[]): ScriptedAnswer =>
  linux.run(lines, { node: testNode(), now: 0, user: 'root' });

describe('a scripted Linux node', () => {
  it('answers what it knows', () => {
    assert.equal(
      run('hostname', 'whoami; echo "on $HOSTNAME ${USER}"').stdout,
      'web-1.demo.internal\nroot\non web-1.demo.internal root\n',
    );
  });

  it('says that it is no real node where it does not know', () => {
    const answer = run('docker ps');
    assert.equal(answer.exitCode, 127);
    assert.match(answer.stderr, /^sh: 1: docker: not found\nThis computer has no POSIX shell/);
  });

  it('has the exit code of the last command, or that of exit', () => {
    assert.equal(run('false', 'true').exitCode, 0);
    assert.equal(run('true', 'false').exitCode, 1);
    assert.equal(run('exit 4', 'true').exitCode, 4);
    assert.equal(run('false', 'exit').exitCode, 1);
  });

  it('says what it is at the start of a session', () => {
    assert.match(linux.greeting({ node: testNode(), now: 0, user: 'u' }), /no POSIX shell/);
  });
});

describe('scripted input', () => {
  it('splits into commands outside quotes', () => {
    assert.deepEqual(statements(['a; b', '# no', '', "echo 'x;y';c"]), ['a', 'b', "echo 'x;y'", 'c']);
    assert.deepEqual(statements(['say "it;s"', 'open "quote']), ['say "it;s"', 'open "quote']);
  });

  it('splits into words', () => {
    assert.deepEqual(words(`echo "a b" 'c d' e`), ['echo', 'a b', 'c d', 'e']);
    assert.deepEqual(words(''), []);
  });
});
