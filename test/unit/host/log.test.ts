import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as vscode from 'vscode';
import { channelLog } from '../../../src/host/log.ts';
import { freshDesk } from '../../support/vscode/desk.ts';

describe('the log', () => {
  it('writes every level to its channel', (t) => {
    const desk = freshDesk(t);
    const log = channelLog(vscode.window.createOutputChannel('x', { log: true }));
    for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) log[level]('said');
    assert.deepEqual(desk.channels[0]?.lines, [
      'trace said',
      'debug said',
      'info said',
      'warn said',
      'error said',
    ]);
  });

  it('is silent after it was disposed, when work that ends late still has a word to say', (t) => {
    const desk = freshDesk(t);
    const log = channelLog(vscode.window.createOutputChannel('x', { log: true }));
    log.dispose();
    for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const)
      assert.doesNotThrow(() => log[level]('late'));
    assert.deepEqual(desk.channels[0]?.lines, []);
  });
});
