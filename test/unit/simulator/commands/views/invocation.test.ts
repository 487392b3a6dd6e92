import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import { Command } from '../../../../../src/simulator/commands/command.ts';
import type { Invocation, PluginRecord } from '../../../../../src/simulator/commands/invocation.ts';
import { prepare } from '../../../../../src/simulator/commands/prepare.ts';
import { parseRequest } from '../../../../../src/simulator/commands/request.ts';
import {
  invocationDetailView,
  invocationView,
} from '../../../../../src/simulator/commands/views/invocation.ts';
import { at, textAt } from '../../support/api.ts';
import { runShellScript, testDocuments, testParameters } from '../../support/documents.ts';
import { testNode } from '../../support/nodes.ts';

const region = 'eu-central-1';
const startedAt = Date.UTC(2026, 0, 15, 8, 0, 0);
const shell = { name: 'aws:runShellScript', plugin: 'aws:runShellScript' };

interface Seen {
  readonly command: Command;
  readonly invocation: Invocation;
}

/** A command sent to one node, which has taken it up with the given steps. */
function seen(
  input: JsonObject = {},
  steps: readonly Pick<PluginRecord, 'name' | 'plugin'>[] = [shell],
): Seen {
  const request = parseRequest({ DocumentName: 'AWS-RunShellScript', ...input });
  const documents = testDocuments({ 'AWS-RunShellScript': runShellScript });
  const prepared = prepare({ documents, parameters: testParameters() }, request.documentName, undefined, {
    commands: ['echo'],
  });
  const command = new Command({
    ...{ id: 'c-1', serial: 1, request, prepared, requestedAt: 1_000, expiresAfter: 9_000 },
  });
  command.resolve([testNode()], () => 1);
  const [invocation] = command.invocations;
  assert.ok(invocation);
  if (steps.length > 0) invocation.start(2_500, steps);
  return { command, invocation };
}

const listed = ({ command, invocation }: Seen, details = true): JsonObject =>
  invocationView(command, invocation, region, details);
const detailed = ({ command, invocation }: Seen, index = 0): JsonObject =>
  invocationDetailView(command, invocation, invocation.plugins[index], region);

describe('an invocation in a list', () => {
  it('names its node, document and time in seconds', () => {
    const view = listed(seen({ Comment: 'why' }));
    assert.equal(view['InstanceId'], testNode().id);
    assert.equal(view['InstanceName'], testNode().hostname);
    assert.equal(view['Comment'], 'why');
    assert.equal(view['DocumentVersion'], '$DEFAULT');
    assert.equal(view['RequestedDateTime'], 2.5);
  });

  it('echoes the version that was asked for', () => {
    assert.equal(listed(seen({ DocumentVersion: '1' }))['DocumentVersion'], '1');
  });

  it('shows plugins only where details were asked for', () => {
    const some = seen();
    assert.deepEqual(listed(some, false)['CommandPlugins'], []);
    assert.equal(at(listed(some, true), 'CommandPlugins', 0, 'Name'), 'aws:runShellScript');
  });

  it('has no plugin while the node has not taken it up', () => {
    const view = listed(seen({}, []));
    assert.deepEqual(view['CommandPlugins'], []);
    assert.deepEqual([view['Status'], view['StatusDetails']], ['Pending', 'Pending']);
    assert.equal(view['RequestedDateTime'], 1);
  });

  it('has no dates of a plugin that has not begun', () => {
    const plugin = at(listed(seen()), 'CommandPlugins', 0);
    assert.equal(at(plugin, 'ResponseCode'), -1);
    assert.equal(at(plugin, 'ResponseStartDateTime'), undefined);
    assert.equal(at(plugin, 'ResponseFinishDateTime'), undefined);
    assert.equal(at(plugin, 'OutputS3Region'), undefined);
  });

  it('joins both streams of a plugin and cuts them at 2,500 characters', () => {
    const some = seen();
    some.invocation.update(0, { stdout: 'o'.repeat(5_000), stderr: 'bad' });
    const output = at(listed(some), 'CommandPlugins', 0, 'Output');
    assert.equal(String(output).length, 2_500);
    assert.match(String(output), /ERROR-------\nbad$/);
  });

  it('says where the output is when there is a bucket, for the command and its only plugin', () => {
    const view = listed(seen({ OutputS3BucketName: 'logs', OutputS3KeyPrefix: 'runs' }));
    const url = `https://s3.eu-central-1.amazonaws.com/logs/runs/c-1/${testNode().id}/awsrunShellScript/0.awsrunShellScript`;
    assert.equal(view['StandardOutputUrl'], `${url}/stdout`);
    assert.equal(view['StandardErrorUrl'], `${url}/stderr`);
    assert.equal(at(view, 'CommandPlugins', 0, 'StandardOutputUrl'), `${url}/stdout`);
    assert.equal(at(view, 'CommandPlugins', 0, 'OutputS3Region'), region);
  });

  it('says it for each plugin only when there are several', () => {
    const steps = ['one', 'two'].map((name) => ({ name, plugin: 'aws:runShellScript' }));
    const view = listed(seen({ OutputS3BucketName: 'logs' }, steps));
    assert.equal(view['StandardOutputUrl'], '');
    assert.match(String(at(view, 'CommandPlugins', 0, 'StandardOutputUrl')), /0\.one\/stdout$/);
    assert.match(String(at(view, 'CommandPlugins', 1, 'StandardErrorUrl')), /0\.two\/stderr$/);
  });

  it('has nowhere to point to without a bucket', () => {
    const view = listed(seen({ OutputS3KeyPrefix: 'runs' }));
    assert.equal(view['StandardOutputUrl'], '');
    assert.equal(at(view, 'CommandPlugins', 0, 'OutputS3KeyPrefix'), '');
  });
});

describe('the status of an invocation and of its plugin', () => {
  const cases = [
    ['DeliveryTimedOut', 'TimedOut'],
    ['ExecutionTimedOut', 'TimedOut'],
    ['InvalidPlatform', 'Failed'],
    ['Terminated', 'Cancelled'],
    ['Cancelling', 'Cancelling'],
    ['Delayed', 'Delayed'],
  ] as const;
  for (const [detail, status] of cases) {
    it(`is ${status} for ${detail}`, () => {
      const some = seen();
      some.invocation.move(detail);
      const view = listed(some);
      assert.deepEqual([view['Status'], view['StatusDetails']], [status, detail]);
    });
  }

  it('is TimedOut for a plugin that ran too long', () => {
    const some = seen();
    some.invocation.update(0, { detail: 'ExecutionTimedOut' });
    const plugin = at(listed(some), 'CommandPlugins', 0);
    assert.deepEqual([at(plugin, 'Status'), at(plugin, 'StatusDetails')], ['TimedOut', 'ExecutionTimedOut']);
  });
});

describe('one invocation in detail', () => {
  it('has empty times until the plugin has begun and has ended', () => {
    const some = seen();
    const empty = detailed(some);
    const times = (view: JsonObject): unknown[] => [
      view['ExecutionStartDateTime'],
      view['ExecutionElapsedTime'],
      view['ExecutionEndDateTime'],
    ];
    assert.deepEqual(times(empty), ['', '', '']);
    some.invocation.update(0, { startedAt });
    assert.deepEqual(times(detailed(some)), ['2026-01-15T08:00:00.000Z', '', '']);
    some.invocation.update(0, { endedAt: startedAt + 65_250 });
    assert.deepEqual(times(detailed(some)), [
      '2026-01-15T08:00:00.000Z',
      'PT1M5.25S',
      '2026-01-15T08:01:05.250Z',
    ]);
  });

  it('shows the state of the plugin once it has answered, while the invocation still runs', () => {
    const steps = ['one', 'two'].map((name) => ({ name, plugin: 'aws:runShellScript' }));
    const some = seen({}, steps);
    some.invocation.update(0, { detail: 'Success', code: 0 });
    assert.deepEqual(
      [detailed(some, 0)['Status'], detailed(some, 0)['ResponseCode'], detailed(some, 1)['Status']],
      ['Success', 0, 'InProgress'],
    );
  });

  it('shows the state of the invocation while the plugin waits or is being cancelled', () => {
    const some = seen();
    some.invocation.update(0, { detail: 'InProgress' });
    some.invocation.move('Cancelling');
    assert.equal(detailed(some)['StatusDetails'], 'Cancelling');
  });

  it('shows no output and no name when several steps are asked about at once', () => {
    const some = seen();
    some.invocation.update(0, { stdout: 'secret-free' });
    const view = invocationDetailView(some.command, some.invocation, undefined, region);
    assert.deepEqual(
      [view['PluginName'], view['ResponseCode'], view['StandardOutputContent'], view['StandardOutputUrl']],
      ['', -1, '', ''],
    );
  });

  it('cuts stdout at 24,000 and stderr at 8,000 characters, each with its mark', () => {
    const some = seen();
    some.invocation.update(0, { stdout: 'o'.repeat(24_001), stderr: 'e'.repeat(8_001) });
    const view = detailed(some);
    assert.equal(textAt(view, 'StandardOutputContent').length, 24_000);
    assert.equal(textAt(view, 'StandardErrorContent').length, 8_000);
    for (const key of ['StandardOutputContent', 'StandardErrorContent'])
      assert.match(textAt(view, key), /--output truncated--$/);
  });

  it('shows what just fits whole', () => {
    const some = seen();
    some.invocation.update(0, { stdout: 'o'.repeat(24_000), stderr: 'e'.repeat(8_000) });
    const view = detailed(some);
    assert.doesNotMatch(
      `${textAt(view, 'StandardOutputContent')}${textAt(view, 'StandardErrorContent')}`,
      /-/,
    );
  });
});
