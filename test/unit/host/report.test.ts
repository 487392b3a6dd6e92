import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as vscode from 'vscode';
import { AppError, cancelled } from '../../../src/core/base/errors.ts';
import { channelLog } from '../../../src/host/log.ts';
import { createReport, type Report } from '../../../src/host/report.ts';
import { settle } from '../../support/manualClock.ts';
import { freshDesk } from '../../support/vscode/desk.ts';

function made(): Report {
  return createReport(channelLog(vscode.window.createOutputChannel('x', { log: true })));
}

describe('a failure that reaches the person', () => {
  it('says what could not be done, why, and what to do next', async (t) => {
    const desk = freshDesk(t);
    made().failure(new AppError('expired', 'The sign-in of acme has expired.'), 'list the nodes');
    assert.equal(desk.message.severity, 'error');
    assert.equal(desk.message.text, 'Could not list the nodes: The sign-in of acme has expired.');
    assert.ok(desk.message.buttons.includes('Sign In'));
    desk.message.press('Sign In');
    await settle();
    assert.deepEqual(desk.executed, [['ssmWorkbench.connection.signIn']]);
  });

  it('tries again after a sign-in of the profile that it names, and after none that did not succeed', async (t) => {
    const desk = freshDesk(t);
    const expired = new AppError('expired', 'The sign-in has expired.');
    let tries = 0;
    for (const answer of [undefined, true]) {
      desk.handlers.set('ssmWorkbench.connection.signIn', () => answer);
      made().failure(expired, 'run the task', () => (tries += 1), 'acme');
      desk.message.press('Sign In');
      await settle();
      assert.equal(tries, answer === true ? 1 : 0);
    }
    assert.deepEqual(desk.executed, [
      ['ssmWorkbench.connection.signIn', 'acme'],
      ['ssmWorkbench.connection.signIn', 'acme'],
    ]);
  });

  it('is silent when the person cancelled it', (t) => {
    const desk = freshDesk(t);
    made().failure(cancelled(), 'list the nodes');
    assert.equal(desk.messages.length, 0);
    assert.deepEqual(desk.channels[0]?.lines, []);
  });

  it('offers to retry only where there is something to retry', async (t) => {
    const desk = freshDesk(t);
    const lost = new AppError('network', 'The network is gone.');
    const report = made();
    report.failure(lost);
    assert.ok(!desk.message.buttons.includes('Retry'));
    let tries = 0;
    report.failure(lost, undefined, () => tries++);
    desk.message.press('Retry');
    await settle();
    assert.equal(tries, 1);
    assert.deepEqual(desk.executed, []);
  });

  it('is reported again when the retry fails too', async (t) => {
    const desk = freshDesk(t);
    const lost = new AppError('network', 'The network is gone.');
    made().failure(lost, 'keep the session', () => Promise.reject(new AppError('network', 'Still gone.')));
    desk.message.press('Retry');
    await settle();
    assert.equal(desk.messages.length, 2);
    assert.equal(desk.message.text, 'Could not keep the session: Still gone.');
    assert.ok(desk.message.buttons.includes('Retry'));
  });

  it('does nothing more when the person looks away', async (t) => {
    const desk = freshDesk(t);
    made().failure(new AppError('denied', 'Denied.'), undefined, () => assert.fail('nobody asked'));
    desk.message.dismiss();
    await settle();
    assert.deepEqual(desk.executed, []);
  });

  it('leaves the stack of a bug in the log, not in the sentence', (t) => {
    const desk = freshDesk(t);
    const bug = new TypeError('x is undefined');
    made().failure(bug, 'open the form');
    assert.doesNotMatch(desk.message.text, / at .*report\.test/);
    assert.match(
      desk.channels[0]?.lines.join('\n') ?? '',
      /^error Could not open the form: .*\n *TypeError: x is/s,
    );
  });

  it('that is no bug is one line of the log', (t) => {
    const desk = freshDesk(t);
    made().failure(new AppError('denied', 'Denied.'), 'list the nodes');
    assert.deepEqual(desk.channels[0]?.lines, ['error Could not list the nodes: Denied.']);
  });

  for (const [button, kind, id] of [
    ['Switch Profile', 'credentials', 'ssmWorkbench.connection.switch'],
    ['Show Log', 'bug', 'ssmWorkbench.showLog'],
  ] as const) {
    it(`leads by "${button}" to where its kind is dealt with`, async (t) => {
      const desk = freshDesk(t);
      made().failure(new AppError(kind, 'It failed.'));
      desk.message.press(button);
      await settle();
      assert.deepEqual(desk.executed, [[id]]);
    });
  }
});

describe('a word that is no failure', () => {
  it('stands in the status bar and in the log when it is quiet, in a notification when it is not', (t) => {
    const desk = freshDesk(t);
    const report = made();
    report.quietly('Copied.');
    report.info('acme: account 1.');
    assert.deepEqual(desk.statusMessages, ['Copied.']);
    assert.deepEqual(desk.channels[0]?.lines, ['info Copied.']);
    assert.deepEqual([desk.message.severity, desk.message.text], ['information', 'acme: account 1.']);
  });
});
