import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Invocation } from '../../../../../src/features/runCommand/command.ts';
import { exitOf, nameOf, rowsOf, type Choice } from '../../../../../src/features/runCommand/results/rows.ts';
import { anInvocation, aStep, nodeIdOf } from '../../../../support/commands.ts';
import { quick } from '../../../../support/quick.ts';

const everything: Choice = { filter: 'all', query: '', grouped: false };

function invocation(index: number, differs: Partial<Invocation> = {}): Invocation {
  return anInvocation({ nodeId: nodeIdOf(index), nodeName: `web-${index}`, ...differs });
}

function names(invocations: readonly Invocation[], choice: Partial<Choice> = {}): readonly string[] {
  return rowsOf(invocations, { ...everything, ...choice }).map((row) =>
    row.kind === 'node' ? row.name : row.title,
  );
}

test('nodes stand in the order people expect', () => {
  assert.deepEqual(names([invocation(10), invocation(9), invocation(1)]), ['web-1', 'web-9', 'web-10']);
});

test('a row has name, status, exit code and how long it took', () => {
  assert.deepEqual(rowsOf([invocation(1)], everything), [
    {
      kind: 'node',
      id: nodeIdOf(1),
      name: 'web-1',
      tone: 'good',
      status: 'Success',
      detail: 'exit code 0 · 1.0 s',
    },
  ]);
});

test('a node without a name is called by its id', () => {
  assert.equal(nameOf(anInvocation({ nodeId: nodeIdOf(5) })), nodeIdOf(5));
});

test('a running node has neither exit code nor duration', () => {
  const steps = [aStep({ status: 'InProgress', exitCode: undefined, finishedAt: undefined })];
  const [row] = rowsOf([invocation(1, { status: 'InProgress', steps })], everything);
  assert.equal(row?.kind === 'node' ? row.detail : 'x', '');
});

test('of several steps the first failure’s exit code counts, and the time is that of all', () => {
  const steps = [
    aStep({ name: 'one', exitCode: 0, startedAt: 1000, finishedAt: 2000 }),
    aStep({ name: 'two', exitCode: 7, startedAt: 2000, finishedAt: 6000 }),
    aStep({ name: 'three', exitCode: 0, startedAt: 6000, finishedAt: 6000 }),
  ];
  const failed = invocation(1, { status: 'Failed', steps });
  assert.equal(exitOf(failed), 7);
  const [row] = rowsOf([failed], everything);
  assert.equal(row?.kind === 'node' ? row.detail : '', 'exit code 7 · 5.0 s');
});

test('rows are filtered by status and by every word of the query', () => {
  const all = [invocation(1), invocation(2, { status: 'Failed', details: 'Failed' }), invocation(3)];
  assert.deepEqual(names(all, { filter: 'failed' }), ['web-2']);
  assert.deepEqual(names(all, { query: 'WEB 3' }), ['web-3']);
  assert.deepEqual(names(all, { query: 'failed' }), ['web-2']);
  assert.deepEqual(names(all, { query: nodeIdOf(3) }), ['web-3']);
  assert.deepEqual(names(all, { filter: 'cancelled' }), []);
});

test('nodes with the same outcome stand below one heading, the biggest group first', () => {
  const odd = [aStep({ output: 'something else\nentirely', exitCode: 0 })];
  const failed = {
    status: 'Failed',
    details: 'Failed',
    steps: [aStep({ exitCode: 2, output: '' })],
  } as const;
  const rows = rowsOf([invocation(1), invocation(2, { steps: odd }), invocation(3), invocation(4, failed)], {
    ...everything,
    grouped: true,
  });
  assert.deepEqual(
    rows.map((row) => (row.kind === 'node' ? row.name : `${row.title}: ${row.preview}`)),
    [
      '2 nodes, Success, exit code 0: hello',
      'web-1',
      'web-3',
      '1 node, Success, exit code 0: something else',
      'web-2',
      '1 node, Failed, exit code 2: No output',
      'web-4',
    ],
  );
});

test('five thousand nodes are grouped in a moment', () => {
  const steps = [aStep({ output: 'x'.repeat(2500) })];
  const many = Array.from({ length: 5000 }, (_, index) => invocation(index, { steps }));
  const rows = quick(() => rowsOf(many, { ...everything, grouped: true }));
  assert.equal(rows.length, 5001);
});
