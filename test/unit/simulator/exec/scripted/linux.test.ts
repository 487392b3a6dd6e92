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

describe('the commands of a scripted Linux node', () => {
  const cases: readonly (readonly [line: string, stdout: string, exitCode: number])[] = [
    ['echo', '\n', 0],
    ['echo a   b', 'a b\n', 0],
    ['echo "a   b"', 'a   b\n', 0],
    ["echo 'single $USER'", 'single root\n', 0],
    ['echo $NOBODY', '\n', 0],
    ['echo ${HOME}', '/root\n', 0],
    ['echo $AWS_SSM_INSTANCE_ID', `${testNode().id}\n`, 0],
    ['pwd', '/root\n', 0],
    ['date', 'Thu, 01 Jan 1970 00:00:00 GMT\n', 0],
    ['uname', 'Linux\n', 0],
    ['uname -n', 'web-1.demo.internal\n', 0],
    ['true', '', 0],
    ['false', '', 1],
    ['sleep 3600', '', 0],
    ['cd /tmp', '', 0],
    ['exit', '', 0],
    ['exit 255', '', 255],
    ['', '', 0],
    ['# only a comment', '', 0],
    [';;;', '', 0],
    ['echo a;;echo b', 'a\nb\n', 0],
  ];
  for (const [line, stdout, exitCode] of cases) {
    it(`${JSON.stringify(line)} prints ${JSON.stringify(stdout)} and ends with ${exitCode}`, () => {
      const answer = run(line);
      assert.deepEqual([answer.stdout, answer.exitCode], [stdout, exitCode]);
    });
  }

  it('run line by line whatever ends the lines', () => {
    assert.equal(run('echo a\r\necho b\necho c').stdout, 'a\nb\nc\n');
  });

  it('that are unknown are named, and what follows them runs', () => {
    const answer = run('docker ps', 'echo after');
    assert.match(answer.stderr, /docker: not found/);
    assert.deepEqual([answer.stdout, answer.exitCode], ['after\n', 0]);
  });

  it('that mean something to JavaScript are unknown like others', () => {
    for (const name of ['constructor', '__proto__', 'toString']) assert.equal(run(name).exitCode, 127, name);
  });

  it('behind exit do not run', () => assert.equal(run('echo a; exit 2; echo b').stdout, 'a\n'));
});
