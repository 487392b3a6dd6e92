import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  connectUsage,
  fileOf,
  parseConnectFlags,
  parseParameters,
} from '../../../../src/cli/connect/flags.ts';

const target = ['--target', 'web-1'];

function problemOf(...argv: readonly string[]): string {
  const flags = parseConnectFlags(argv);
  assert.ok(flags !== 'help' && 'problem' in flags, 'expected a problem');
  return flags.problem;
}

test('a target is enough', () => {
  assert.deepEqual(parseConnectFlags(target), { target: 'web-1', verbose: false, hasEscapeKeys: true });
});

test('everything can be said', () => {
  const argv = [
    ...[...target, '--document', 'AWS-StartInteractiveCommand', '--parameters', '{"command":["top"]}'],
    ...['--reason', 'on call', '--profile', 'prod', '--region', 'eu-west-1', '--no-escape', '--verbose'],
    ...['--endpoint-url', 'http://127.0.0.1:4566'],
  ];
  assert.deepEqual(parseConnectFlags(argv), {
    target: 'web-1',
    document: 'AWS-StartInteractiveCommand',
    parameters: '{"command":["top"]}',
    reason: 'on call',
    profile: 'prod',
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:4566',
    hasEscapeKeys: false,
    verbose: true,
  });
});

test('help is help, whatever else is asked', () => {
  assert.equal(parseConnectFlags(['--help']), 'help');
  assert.equal(parseConnectFlags(['--nonsense', '-h']), 'help');
});

test('the usage documents each exit code', () => {
  for (const code of ['0 ', '2 ', '129, 130, 143', '254', '255']) {
    assert.match(connectUsage, new RegExp(`\\n  ${code}`));
  }
});

test('what is missing or wrong is a sentence', () => {
  assert.equal(problemOf(), 'Name a node: --target TARGET.');
  assert.match(problemOf('web-1'), /Unexpected argument 'web-1'/);
  assert.match(problemOf(...target, '--documents', 'x'), /Unknown option '--documents'/);
  assert.match(problemOf(...target, '--document', ''), /--document is empty/);
  assert.match(problemOf(...target, '--profile', ''), /--profile is empty/);
  assert.match(problemOf(...target, '--region', ''), /--region is empty/);
  assert.match(problemOf(...target, '--reason', ''), /1 to 256 characters/);
  assert.match(problemOf(...target, '--reason', 'x'.repeat(257)), /1 to 256 characters/);
  assert.match(problemOf(...target, '--endpoint-url', 'localhost'), /http:\/\/ or https:\/\/ URL/);
  assert.match(problemOf(...target, '--endpoint-url', 'ftp://x'), /http:\/\/ or https:\/\/ URL/);
});

test('§1 values of parameters are lists; a string stands for a list of one', () => {
  assert.deepEqual(parseParameters('{"command":["a","b"],"separateOutputStream":"true"}'), {
    command: ['a', 'b'],
    separateOutputStream: ['true'],
  });
  assert.deepEqual(parseParameters('\ufeff{}'), {});
});

test('parameters that are no object of lists are refused without their values', () => {
  for (const text of ['', 'uptime', '["uptime"]', '"x"', 'null', '{"command":']) {
    assert.match(problemOf(...target, '--parameters', text), /--parameters is a JSON object/);
  }
  for (const value of ['1', 'null', '{"a":1}', '[1]', '["secret",2]']) {
    const problem = problemOf(...target, '--parameters', `{"password":${value}}`);
    assert.equal(problem, 'The value of "password" in --parameters is a list of strings.');
  }
});

test('parameters may lie in a file, which is not read here', () => {
  assert.equal(fileOf('file:///tmp/p.json'), '/tmp/p.json');
  assert.equal(fileOf('file://p.json'), 'p.json');
  assert.equal(fileOf('{"a":"file://x"}'), undefined);
  const flags = parseConnectFlags([...target, '--parameters', 'file://p.json']);
  assert.ok(flags !== 'help' && !('problem' in flags));
  assert.equal(flags.parameters, 'file://p.json');
});

test('documents of ports are led to the subcommand that serves them', () => {
  const port = problemOf(...target, '--document', 'AWS-StartPortForwardingSessionToRemoteHost');
  assert.match(port, /is for ssm-workbench forward\.$/);
  assert.match(
    problemOf(...target, '--document', 'AWS-StartSSHSession'),
    /is for ssm-workbench ssh-proxy\.$/,
  );
});
