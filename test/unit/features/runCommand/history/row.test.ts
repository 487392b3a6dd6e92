import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseCommandRef } from '../../../../../src/core/model/refs.ts';
import type { Command } from '../../../../../src/features/runCommand/command.ts';
import {
  historyRow,
  historyTooltip,
  type HistoryEntry,
} from '../../../../../src/features/runCommand/history/row.ts';
import { aCommand, commandId } from '../../../../support/commands.ts';

function entry(differs: Partial<Command> = {}): HistoryEntry {
  return { kind: 'command', connectionId: 'c', commandId, command: aCommand(differs) };
}

const time = (): string => '12:00';

test('a row tells document, nodes, time and comment', () => {
  const row = historyRow(entry({ status: 'Success', targetCount: 3, comment: 'disk' }), time);
  assert.equal(row.label, 'AWS-RunShellScript');
  assert.equal(row.description, '3 nodes · 12:00 · disk');
  assert.equal(row.icon, 'pass');
  assert.equal(row.accessibilityLabel, 'AWS-RunShellScript, Success, 3 nodes · 12:00 · disk');
});

test('only a command that runs can be cancelled', () => {
  assert.equal(historyRow(entry({ status: 'InProgress' }), time).contextValue, 'command running');
  assert.equal(historyRow(entry({ status: 'Cancelling' }), time).contextValue, 'command running');
  assert.equal(historyRow(entry({ status: 'Failed' }), time).contextValue, 'command');
});

test('a click opens the result, and the row itself is a reference that the command understands', () => {
  const row = historyRow(entry(), time);
  assert.equal(row.command?.command, 'ssmWorkbench.runCommand.openResult');
  assert.deepEqual(parseCommandRef(row.command.arguments?.[0]), { connectionId: 'c', commandId });
});

test('a command without a time or comment has no empty parts', () => {
  assert.equal(historyRow(entry({ requestedAt: undefined }), time).description, '1 node');
});

test('the last row loads more', () => {
  const row = historyRow({ kind: 'more' }, time);
  assert.equal(row.command?.command, 'ssmWorkbench.runCommand.loadMore');
  assert.deepEqual(historyTooltip({ kind: 'more' }, time), []);
});

test('the tooltip has what is known and nothing empty', () => {
  const lines = historyTooltip(
    entry({
      targetCount: 3,
      completedCount: 2,
      errorCount: 1,
      targets: [{ key: 'tag:Role', values: ['web'] }],
    }),
    time,
  );
  assert.deepEqual(Object.fromEntries(lines), {
    Document: 'AWS-RunShellScript',
    Status: 'Pending',
    Targets: '3 nodes, 2 finished, 1 failed',
    To: 'tagged Role=web',
    Sent: '12:00',
    Command: commandId,
  });
});
