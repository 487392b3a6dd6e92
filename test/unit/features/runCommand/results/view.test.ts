import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { parseToPage } from '../../../../../src/features/runCommand/results/messages.ts';
import {
  commandView,
  isOver,
  nodesView,
  targetsOf,
  type ResultState,
} from '../../../../../src/features/runCommand/results/view.ts';
import { aCommand, anInvocation, commandId, nodeIdOf } from '../../../../support/commands.ts';

const state: ResultState = {
  connectionId: 'c',
  commandId,
  place: { words: 'demo', isDemo: false },
  isGone: false,
  command: aCommand({ status: 'InProgress', targetCount: 3 }),
  invocations: [
    anInvocation({ nodeId: nodeIdOf(1) }),
    anInvocation({ nodeId: nodeIdOf(2), status: 'Failed' }),
    anInvocation({ nodeId: nodeIdOf(3), status: 'InProgress' }),
  ],
  filter: 'all',
  query: '',
  grouped: false,
  selected: nodeIdOf(1),
  cancelling: false,
  notice: '',
  failure: undefined,
};

test('both messages are ones that the page accepts', () => {
  const failing = { ...state, failure: new AppError('network', 'No.') };
  for (const message of [commandView(failing), nodesView(failing)]) {
    assert.ok(parseToPage(JSON.parse(JSON.stringify(message))) !== undefined);
  }
});

test('progress counts what ended and what ended badly', () => {
  const view = commandView(state);
  assert.equal(view.progress, '2 of 3 nodes finished, 1 without success');
  assert.deepEqual([view.completed, view.total, view.failed, view.running], [2, 3, 1, true]);
});

test('nodes are counted by what the list can be filtered by', () => {
  assert.deepEqual(
    commandView(state).counts.map((each) => `${each.label} ${each.count}`),
    ['All 3', 'Running 1', 'Success 1', 'Failed 1'],
  );
});

test('before anything was read nothing is claimed', () => {
  const view = commandView({ ...state, command: undefined, invocations: [] });
  assert.equal(view.status, 'Reading…');
  assert.equal(view.running, false);
  assert.equal('requestedAt' in view, false);
});

test('a command whose nodes have begun is in progress, even if nobody asked for its own status since', () => {
  const view = commandView({ ...state, command: aCommand({ targetCount: 3 }) });
  assert.deepEqual([view.status, view.tone], ['In progress', 'busy']);
  const waiting = [anInvocation({ status: 'Delayed' })];
  assert.equal(commandView({ ...state, command: aCommand(), invocations: waiting }).status, 'Pending');
});

test('a command is over when it and all its nodes have ended', () => {
  const done = aCommand({ status: 'Failed' });
  assert.equal(isOver(done, state.invocations), false);
  assert.equal(isOver(done, state.invocations.slice(0, 2)), true);
  assert.equal(isOver(aCommand({ status: 'InProgress' }), []), false);
});

test('a status that needs explaining is explained', () => {
  const command = aCommand({ status: 'Failed', details: 'NoInstancesInTag' });
  const view = commandView({ ...state, command, invocations: [] });
  assert.equal(view.status, 'No instances in tag');
  assert.match(view.meaning, /nothing ran/);
});

test('parameters and targets of the command are shown', () => {
  const command = aCommand({
    parameters: { commands: ['a', 'b'] },
    targets: [
      { key: 'tag:Role', values: ['web', 'api'] },
      { key: 'tag-key', values: ['Team'] },
    ],
  });
  const view = commandView({ ...state, command });
  assert.deepEqual(view.parameters, [{ name: 'commands', value: 'a\nb' }]);
  assert.equal(view.targets, 'tagged Role=web or api and tagged Team');
});

test('other kinds of targets read too', () => {
  assert.equal(targetsOf(aCommand({ nodeIds: [nodeIdOf(1)] })), nodeIdOf(1));
  assert.equal(
    targetsOf(aCommand({ targets: [{ key: 'resource-groups:Name', values: ['g'] }] })),
    'resource group g',
  );
  assert.equal(
    targetsOf(aCommand({ targets: [{ key: 'InstanceIds', values: ['a', 'b'] }] })),
    'InstanceIds a, b',
  );
});

test('a running command whose connection is gone is not said to go on, and cannot be cancelled', () => {
  const view = commandView({ ...state, isGone: true });
  assert.deepEqual([view.status, view.tone], ['Unknown: the connection is gone', 'off']);
  assert.match(view.meaning, /as they were last seen/);
  assert.match(view.cannotCancel, /gone/);
  assert.equal(commandView(state).cannotCancel, '');
});

test('one that had ended keeps its end when the connection goes', () => {
  const command = aCommand({ status: 'Failed' });
  const view = commandView({ ...state, command, invocations: [], isGone: true });
  assert.deepEqual([view.status, view.cannotCancel], ['Failed', '']);
});

test('cancelling shows from the click until the service says so itself', () => {
  assert.equal(commandView({ ...state, cancelling: true }).cancelling, true);
  assert.equal(commandView({ ...state, command: aCommand({ status: 'Cancelling' }) }).cancelling, true);
  assert.equal(commandView(state).cancelling, false);
});
