import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { Command } from '../../../../src/simulator/commands/command.ts';
import { prepare } from '../../../../src/simulator/commands/prepare.ts';
import { parseRequest } from '../../../../src/simulator/commands/request.ts';
import { runShellScript, testDocuments, testParameters } from '../support/documents.ts';
import { testNodes } from '../support/nodes.ts';

const sources = {
  documents: testDocuments({ 'AWS-RunShellScript': runShellScript }),
  parameters: testParameters(),
};

function commandOf(input: JsonObject = {}): Command {
  const request = parseRequest({ DocumentName: 'AWS-RunShellScript', ...input });
  return new Command({
    id: 'c-1',
    serial: 1,
    request,
    prepared: prepare(sources, request.documentName, undefined, { commands: ['echo'] }),
    requestedAt: 1_000,
    expiresAfter: 61_000,
  });
}

function counter(): () => number {
  let serial = 100;
  return () => ++serial;
}

function resolved(count: number, input: JsonObject = {}): Command {
  const command = commandOf(input);
  command.resolve(testNodes(count), counter());
  return command;
}

const stateOf = ({ state }: Command): string => `${state.status}/${state.detail}`;

describe('a command whose targets are not known yet', () => {
  it('has no invocation, is Pending and is not complete', () => {
    const command = commandOf();
    assert.deepEqual(command.invocations, []);
    assert.deepEqual(command.open, []);
    assert.equal(stateOf(command), 'Pending/Pending');
    assert.equal(command.isComplete, false);
  });

  it('is complete as soon as it is cancelled: nothing will ever run', () => {
    const command = commandOf();
    command.requestCancel();
    assert.equal(stateOf(command), 'Cancelled/Cancelled');
    assert.equal(command.isComplete, true);
  });
});

describe('a command whose targets are known', () => {
  it('has a Pending invocation for each node, requested when the command was', () => {
    const command = resolved(3);
    assert.deepEqual(
      command.invocations.map(({ detail, serial, requestedAt }) => [detail, serial, requestedAt]),
      [
        ['Pending', 101, 1_000],
        ['Pending', 102, 1_000],
        ['Pending', 103, 1_000],
      ],
    );
    assert.equal(command.tally.total, 3);
  });

  it('finds the invocation of a node, and none for a node it was not sent to', () => {
    const command = resolved(2);
    const [node] = testNodes(1);
    assert.equal(command.invocation(node?.id ?? '')?.node.id, node?.id);
    assert.equal(command.invocation('i-00000000000000bad'), undefined);
    assert.equal(command.invocation('__proto__'), undefined);
  });

  it('counts each move of an invocation once', () => {
    const command = resolved(2);
    const [first] = command.invocations;
    first?.move('InProgress');
    first?.move('InProgress');
    first?.move('Failed');
    assert.deepEqual(
      [command.tally.total, command.tally.completed, command.tally.errors, command.tally.of('Pending')],
      [2, 1, 1, 1],
    );
    assert.equal(command.open.length, 1);
  });

  it('is complete when the last invocation is over, however it ended', () => {
    const command = resolved(4);
    const ends = ['Success', 'DeliveryTimedOut', 'InvalidPlatform', 'Cancelled'] as const;
    for (const [index, end] of ends.entries()) {
      assert.equal(command.isComplete, false, end);
      command.invocations[index]?.move(end);
    }
    assert.equal(command.isComplete, true);
    assert.deepEqual(command.open, []);
  });

  it('is complete at once when no node matched', () => {
    const command = resolved(0);
    assert.equal(command.isComplete, true);
    assert.equal(stateOf(command), 'Success/NoInstancesInTag');
  });
});

describe('cancelling a command', () => {
  it('stays without effect when everything is over', () => {
    const command = resolved(1);
    command.invocations[0]?.move('Success');
    command.requestCancel();
    assert.equal(command.cancelRequested, false);
    assert.equal(stateOf(command), 'Success/Success');
  });

  it('is Cancelling while an invocation is open, Cancelled afterwards', () => {
    const command = resolved(2);
    command.invocations[0]?.move('Success');
    command.requestCancel();
    assert.equal(stateOf(command), 'Cancelling/Cancelling');
    command.invocations[1]?.move('Cancelled');
    assert.equal(stateOf(command), 'Cancelled/Cancelled');
  });
});

describe('the limits of a command', () => {
  const cases: readonly (readonly [string, string, number, number, number])[] = [
    ['50', '0', 3, 50, 0],
    ['1', '1', 3, 1, 1],
    ['10%', '10%', 3, 1, 0],
    ['50%', '50%', 7, 3, 3],
    ['100%', '100%', 7, 7, 7],
    ['1%', '99%', 200, 2, 198],
  ];
  for (const [MaxConcurrency, MaxErrors, targets, concurrency, errors] of cases) {
    it(`are ${concurrency} at a time and ${errors} errors for ${MaxConcurrency}, ${MaxErrors} of ${targets} nodes`, () => {
      const command = resolved(targets, { MaxConcurrency, MaxErrors });
      assert.equal(command.maxConcurrency, concurrency);
      assert.equal(command.maxErrors, errors);
    });
  }

  it('decide whether failures make the command Failed or Incomplete', () => {
    for (const [MaxErrors, expected] of [
      ['0', 'Failed/Failed'],
      ['1', 'Failed/Incomplete'],
      ['50%', 'Failed/Incomplete'],
    ] as const) {
      const command = resolved(2, { MaxErrors });
      command.invocations[0]?.move('Failed');
      command.invocations[1]?.move('Success');
      assert.equal(stateOf(command), expected, MaxErrors);
    }
  });
});
