import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Command } from '../../../../../src/simulator/commands/command.ts';
import { prepare } from '../../../../../src/simulator/commands/prepare.ts';
import { parseRequest } from '../../../../../src/simulator/commands/request.ts';
import { commandView } from '../../../../../src/simulator/commands/views/command.ts';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import { runShellScript, testDocuments, testParameters } from '../../support/documents.ts';
import { testNodes } from '../../support/nodes.ts';

function command(input: JsonObject = {}): Command {
  const sources = { documents: testDocuments({ doc: runShellScript }), parameters: testParameters() };
  const given = { commands: ['true'] };
  return new Command({
    id: 'id',
    serial: 1,
    request: parseRequest({ DocumentName: 'doc', Parameters: given, ...input }),
    prepared: prepare(sources, 'doc', undefined, given),
    requestedAt: 1_500,
    expiresAfter: 9_000,
  });
}

describe('a command as the API shows it', () => {
  it('leaves out an alarm that was not asked for', () => {
    assert.equal('AlarmConfiguration' in commandView(command()), false);
    const alarm = { Alarms: [{ Name: 'cpu' }] };
    assert.deepEqual(commandView(command({ AlarmConfiguration: alarm }))['AlarmConfiguration'], alarm);
  });

  it('tells times in seconds, with fractions', () => {
    const { RequestedDateTime, ExpiresAfter } = commandView(command());
    assert.deepEqual([RequestedDateTime, ExpiresAfter], [1.5, 9]);
  });

  it('shows the version as it was asked for', () => {
    assert.equal(commandView(command())['DocumentVersion'], '$DEFAULT');
    assert.equal(commandView(command({ DocumentVersion: '1' }))['DocumentVersion'], '1');
  });

  it('counts its invocations as they move', () => {
    const made = command({ MaxErrors: '100%' });
    let serial = 0;
    made.resolve(testNodes(4), () => ++serial);
    const [one, two, three] = made.invocations;
    one?.move('Failed');
    two?.move('DeliveryTimedOut');
    three?.move('Success');
    const view = commandView(made);
    assert.deepEqual(
      [
        view['TargetCount'],
        view['CompletedCount'],
        view['ErrorCount'],
        view['DeliveryTimedOutCount'],
        view['Status'],
      ],
      [4, 3, 1, 1, 'InProgress'],
    );
    assert.deepEqual(
      made.open.map((invocation) => invocation.serial),
      [4],
    );
  });
});

describe('a command', () => {
  it('takes percentages of what its targets turned out to be', () => {
    const made = command({ MaxConcurrency: '50%', MaxErrors: '25%' });
    assert.deepEqual([made.maxConcurrency, made.maxErrors], [1, 0]);
    made.resolve(testNodes(8), () => 1);
    assert.deepEqual([made.maxConcurrency, made.maxErrors], [4, 2]);
  });

  it('cannot be cancelled once it is over', () => {
    const made = command();
    made.resolve([], () => 1);
    assert.equal(made.isComplete, true);
    made.requestCancel();
    assert.equal(made.cancelRequested, false);
  });
});
