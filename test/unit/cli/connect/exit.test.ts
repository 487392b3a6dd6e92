import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  kindOf,
  processExitCode,
  unknownExitSentence,
  type Ended,
  type Kind,
} from '../../../../src/cli/connect/exit.ts';
import type { Outcome } from '../../../../src/cli/session/run.ts';
import { sessionTypes, type SessionType } from '../../../../src/core/session/handshake.ts';

const closed: Outcome = { kind: 'ended', ending: { kind: 'closed', text: '' } };

function start(type: SessionType) {
  return { customerMessage: '', session: { type, properties: {} } };
}

function code(ended: Partial<Ended>): number {
  return processExitCode({ outcome: closed, kind: 'shell', exitCode: undefined, ...ended });
}

test('§9 the kind is what the handshake says', () => {
  const request = { target: 'i-1', documentName: 'AWS-StartInteractiveCommand' };
  assert.equal(kindOf(start(sessionTypes.standardStream), request), 'shell');
  assert.equal(kindOf(start(sessionTypes.interactiveCommands), request), 'command');
  assert.equal(kindOf(start(sessionTypes.nonInteractiveCommands), request), 'silentCommand');
});

test('§9 without a handshake the kind is what the document is known to be', () => {
  const noHandshake = { customerMessage: '' };
  assert.equal(kindOf(noHandshake, { target: 'i-1' }), 'shell');
  assert.equal(kindOf(undefined, { target: 'i-1', documentName: 'SSM-SessionManagerRunShell' }), 'shell');
  assert.equal(kindOf(noHandshake, { target: 'i-1', documentName: 'My-Shell' }), 'shell');
  assert.equal(
    kindOf(noHandshake, { target: 'i-1', documentName: 'AWS-StartInteractiveCommand' }),
    'command',
  );
  const parameters = { command: ['uptime'] };
  assert.equal(kindOf(noHandshake, { target: 'i-1', documentName: 'My-Command', parameters }), 'command');
});

test('§11 the exit code that the node told is the process’s own', () => {
  for (const kind of ['shell', 'command', 'silentCommand'] satisfies Kind[]) {
    assert.equal(code({ kind, exitCode: 0 }), 0);
    assert.equal(code({ kind, exitCode: 7 }), 7);
  }
});

test('§11 a code that is no byte does not become a success', () => {
  assert.equal(code({ exitCode: -1 }), 255);
  assert.equal(code({ exitCode: 256 }), 1);
  assert.equal(code({ exitCode: 0x80004005 | 0 }), 5);
});

test('a code that was told counts even when the line was cut before the end', () => {
  assert.equal(code({ exitCode: 3, outcome: { kind: 'ended', ending: { kind: 'gone', text: '' } } }), 3);
});

test('§11 a shell that ended by itself is 0; a command whose code nobody told is never 0', () => {
  assert.equal(code({ kind: 'shell' }), 0);
  assert.equal(code({ kind: 'command' }), 254);
  assert.equal(code({ kind: 'silentCommand' }), 254);
});

test('§4 a session that is closed with words was ended from outside', () => {
  assert.equal(code({ outcome: { kind: 'ended', ending: { kind: 'closed', text: 'Timed out.' } } }), 255);
});

test('every other ending is 255', () => {
  for (const kind of ['refused', 'unreachable', 'gone', 'terminated', 'aborted'] as const) {
    assert.equal(code({ outcome: { kind: 'ended', ending: { kind, text: '' } } }), 255);
  }
  assert.equal(code({ outcome: { kind: 'ended', ending: { kind: 'failed', error: 'x' } } }), 255);
});

test('leaving is told as shells tell signals', () => {
  assert.equal(code({ outcome: { kind: 'left', by: 'SIGHUP' } }), 129);
  assert.equal(code({ outcome: { kind: 'left', by: 'SIGINT' } }), 130);
  assert.equal(code({ outcome: { kind: 'left', by: 'SIGTERM' } }), 143);
  assert.equal(code({ outcome: { kind: 'left', by: 'outputClosed' } }), 141);
  assert.equal(code({ outcome: { kind: 'left', by: 'keys' } }), 255);
});

test('how an exit code would be told is said where it can be', () => {
  assert.match(unknownExitSentence('silentCommand'), /separateOutputStream/);
  assert.doesNotMatch(unknownExitSentence('command'), /separateOutputStream/);
});
