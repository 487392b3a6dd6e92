import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, cancelled } from '../../../../../src/core/base/errors.ts';
import { aCommand, commandId, nodeIdOf } from '../../../../support/commands.ts';
import { settle } from '../../../../support/manualClock.ts';
import { answersAt, going, over, scene } from '../../../../support/runResult.ts';

test('a result that is opened is read from the service alone', async () => {
  const { model, command, nodes, output } = scene();
  model.watch();
  await settle();
  assert.equal(command().document, 'AWS-RunShellScript');
  assert.equal(command().progress, '1 of 3 nodes finished');
  assert.equal(nodes().rows.length, 3);
  assert.equal(nodes().selected, nodeIdOf(1));
  assert.equal(output()?.stdout[0]?.text, `out of ${nodeIdOf(1)}`);
});

test('it is followed to its end, and then nobody asks any more', async () => {
  const stage = scene();
  stage.model.watch();
  await settle();
  stage.stage = over;
  await stage.clock.advance(2000);
  assert.equal(stage.command().running, false);
  assert.equal(stage.command().failed, 1);
  assert.deepEqual(stage.events, ['seen InProgress false', 'seen Failed true']);
  const calls = stage.connection.calls.length;
  await stage.clock.advance(60_000);
  stage.model.watch();
  await stage.clock.advance(60_000);
  assert.equal(stage.connection.calls.length, calls);
  assert.equal(stage.clock.pending, 0);
});

test('a panel that nobody sees makes no calls, and goes on when it is seen again', async () => {
  const stage = scene();
  stage.model.watch();
  await settle();
  stage.model.ignore();
  const calls = stage.connection.calls.length;
  await stage.clock.advance(60_000);
  assert.equal(stage.connection.calls.length, calls);
  stage.stage = over;
  stage.model.watch();
  await stage.clock.advance(1000);
  assert.equal(stage.command().running, false);
});

test('watching twice is watching once', async () => {
  const { model, connection } = scene();
  model.watch();
  model.watch();
  await settle();
  assert.equal(connection.count('ListCommandInvocations'), 1);
});

test('what SendCommand answered is shown before the first look', () => {
  const { model } = scene({ known: aCommand({ documentName: 'mine', targetCount: 3 }) });
  const [first] = model.messages();
  assert.equal(first?.type === 'command' ? first.document : '', 'mine');
});

test('a page that comes back is given everything, output too', async () => {
  const { model } = scene();
  model.watch();
  await settle();
  assert.deepEqual(
    model.messages().map((message) => message.type),
    ['command', 'nodes', 'output'],
  );
});

test('another node is read when it is selected, and its output replaces the first', async () => {
  const stage = scene();
  stage.stage = over;
  stage.model.watch();
  await settle();
  stage.model.handle({ type: 'select', nodeId: nodeIdOf(2) });
  await settle();
  assert.equal(stage.nodes().selected, nodeIdOf(2));
  assert.equal(stage.output()?.name, 'web-2');
  assert.equal(stage.output()?.stdout[0]?.text, `out of ${nodeIdOf(2)}`);
  assert.equal(stage.connection.count('GetCommandInvocation'), 2);
});

test('filter, search and grouping are kept while results come in', async () => {
  const stage = scene();
  stage.model.watch();
  await settle();
  stage.model.handle({ type: 'filter', filter: 'success' });
  assert.equal(stage.nodes().rows.length, 1);
  stage.stage = over;
  await stage.clock.advance(2000);
  assert.equal(stage.nodes().rows.length, 2);
  stage.model.handle({ type: 'search', query: 'web-3' });
  assert.equal(stage.nodes().rows.length, 1);
  stage.model.handle({ type: 'group', on: true });
  assert.equal(stage.nodes().rows[0]?.kind, 'group');
});

test('a connection that has gone is said, instead of a command that seems to run for ever', async () => {
  const stage = scene();
  stage.model.watch();
  await settle();
  stage.connection.answer({
    ListCommandInvocations: () => {
      throw cancelled();
    },
  });
  await stage.clock.advance(2000);
  assert.match(stage.command().failure?.sentence ?? '', /ran under .*Switch there to see its results/);
  assert.equal(stage.command().status, 'Unknown: the connection is gone');
  assert.notEqual(stage.command().cannotCancel, '');
});

test('a demo fleet that was stopped is remembered by a panel that was open, and leads nowhere', async () => {
  const credentials = { accessKeyId: 'AKIADEMO', secretAccessKey: 'secret' };
  const stage = scene({ spec: { credentials, label: 'Demo fleet' } });
  stage.model.watch();
  await settle();
  stage.model.ignore();
  stage.connections.forget(stage.connection.id);
  stage.model.watch();
  assert.match(stage.command().failure?.sentence ?? '', /demo fleet that was stopped/);
  assert.equal(stage.command().connection, 'Demo fleet · eu-central-1');
  assert.equal(stage.command().demo, true);
});

test('what an earlier page knew of the place is said when the connection does not come back', async () => {
  const stage = scene({ connected: false, place: { words: 'acme · eu-west-1', isDemo: false } });
  stage.model.watch();
  await settle();
  assert.match(stage.command().failure?.sentence ?? '', /^This command ran under acme · eu-west-1\./);
});

test('a connection that is there again makes a running command one that can be cancelled', async () => {
  const stage = scene();
  stage.model.watch();
  await settle();
  stage.model.ignore();
  stage.connections.forget(stage.connection.id);
  stage.model.watch();
  stage.connections.switchTo(stage.connection);
  await settle();
  assert.deepEqual([stage.command().status, stage.command().cannotCancel], ['In progress', '']);
});

test('throttling and a lost network are said quietly and go away', async () => {
  let lost = false;
  const stage = scene();
  stage.connection.answer(
    answersAt(() => going, {
      ListCommandInvocations: () => {
        if (lost) throw new AppError('network', 'No route.');
        return { CommandInvocations: [] };
      },
    }),
  );
  stage.model.watch();
  await settle();
  stage.connection.throttle({ service: 'ssm', operation: 'ListCommands', retryInMs: 4000 });
  assert.equal(stage.command().notice, 'AWS asks for fewer calls; going on in 4 seconds.');
  lost = true;
  await stage.clock.advance(2000);
  assert.equal(stage.command().notice, 'The service does not answer; trying again in 2 seconds.');
  assert.equal(stage.command().failure, undefined);
  lost = false;
  await stage.clock.advance(2000);
  assert.equal(stage.command().notice, '');
});

test('an expired sign-in stops the watch with its next act, and a sign-in starts it again', async () => {
  let expired = true;
  const stage = scene({
    answers: {
      ListCommandInvocations: () => {
        if (expired) throw new AppError('expired', 'Your sign-in has expired.');
        return { CommandInvocations: [] };
      },
    },
  });
  stage.model.watch();
  await settle();
  assert.deepEqual(stage.command().failure?.acts, ['signIn', 'switchProfile']);
  expired = false;
  stage.connections.switchTo(stage.connection);
  await stage.clock.advance(1000);
  assert.equal(stage.command().failure, undefined);
  assert.ok(stage.connection.count('ListCommandInvocations') > 1);
});

test('a sign-in starts no watch of a panel that nobody sees', async () => {
  const stage = scene({ connected: false });
  stage.model.watch();
  await settle();
  stage.model.ignore();
  stage.connections.switchTo(stage.connection);
  await stage.clock.advance(60_000);
  assert.deepEqual(stage.connection.calls, []);
  assert.equal(stage.clock.pending, 0);
  stage.model.watch();
  await settle();
  assert.equal(stage.nodes().rows.length, 3);
});

test('a command of a connection that is not there waits until it is', async () => {
  const stage = scene({ connected: false });
  stage.model.watch();
  await settle();
  assert.match(stage.command().failure?.sentence ?? '', /This command ran under fake · eu-central-1/);
  stage.connections.switchTo(stage.connection);
  await settle();
  assert.equal(stage.nodes().rows.length, 3);
});

test('cancelling asks first, tells the service and looks again', async () => {
  const stage = scene();
  stage.model.watch();
  await settle();
  stage.stage = { command: 'Cancelled', nodes: ['Success', 'Cancelled', 'Cancelled'] };
  stage.model.handle({ type: 'cancel' });
  await stage.clock.advance(2000);
  assert.ok(stage.events.includes('Cancel AWS-RunShellScript on 2 unfinished nodes? [Cancel Command]'));
  assert.equal(stage.connection.count('CancelCommand'), 1);
  assert.equal(stage.command().status, 'Cancelled');
  stage.model.handle({ type: 'cancel' });
  await settle();
  assert.equal(stage.connection.count('CancelCommand'), 1);
});

test('a No cancels nothing, a refusal is reported', async () => {
  const refused = scene({ yes: false });
  refused.model.watch();
  await settle();
  refused.model.handle({ type: 'cancel' });
  await settle();
  assert.equal(refused.connection.count('CancelCommand'), 0);
  const denied = scene({
    answers: {
      CancelCommand: () => {
        throw new AppError('denied', 'No.');
      },
    },
  });
  denied.model.watch();
  await settle();
  denied.model.handle({ type: 'cancel' });
  await settle();
  assert.ok(denied.events.includes('failed to cancel the command'));
  assert.equal(denied.command().cancelling, false);
});

test('it runs again as a whole or where it failed', async () => {
  const stage = scene();
  stage.stage = over;
  stage.model.handle({ type: 'runAgain' });
  stage.model.watch();
  await settle();
  stage.model.handle({ type: 'runAgain' });
  stage.model.handle({ type: 'runFailed' });
  assert.deepEqual(
    stage.events.filter((event) => event.startsWith('again')),
    ['again AWS-RunShellScript all', `again AWS-RunShellScript ${nodeIdOf(2)}`],
  );
});

test('output is copied and opened as plain text', async () => {
  const stage = scene();
  stage.stage = over;
  stage.model.watch();
  await settle();
  stage.model.handle({ type: 'copy', stream: 'stdout' });
  stage.model.handle({ type: 'copyId' });
  assert.deepEqual(stage.copied, [`out of ${nodeIdOf(1)}`, commandId]);
  stage.model.handle({ type: 'open', stream: 'stderr' });
  assert.deepEqual(stage.opened, [
    { nodeId: nodeIdOf(1), step: 'aws:runShellScript', stream: 'stderr', text: 'err' },
  ]);
});

test('other acts are handed on; Retry looks again', async () => {
  let broken = true;
  const stage = scene({
    answers: {
      ListCommandInvocations: () => {
        if (broken) throw new AppError('denied', 'No.');
        return { CommandInvocations: [] };
      },
    },
  });
  stage.model.watch();
  await settle();
  stage.model.handle({ type: 'act', act: 'showLog' });
  assert.ok(stage.events.includes('showLog'));
  broken = false;
  stage.model.handle({ type: 'act', act: 'retry' });
  await stage.clock.advance(1000);
  assert.equal(stage.command().failure, undefined);
});

test('nodes are called by their EC2 names, which are asked for once', async () => {
  const stage = scene();
  stage.model.watch();
  await settle();
  assert.equal(stage.output()?.name, 'web-1');
  await stage.clock.advance(4000);
  assert.equal(stage.connection.count('DescribeInstances'), 1);
});

test('names that the form knew are not asked for', async () => {
  const names = new Map([1, 2, 3].map((index) => [nodeIdOf(index), `known-${index}`]));
  const stage = scene({ names });
  stage.model.watch();
  await settle();
  assert.equal(stage.output()?.name, 'known-1');
  assert.equal(stage.connection.count('DescribeInstances'), 0);
});

test('a closed panel leaves no timer and makes no call', async () => {
  const stage = scene();
  stage.model.watch();
  await settle();
  stage.model.dispose();
  await settle();
  assert.equal(stage.clock.pending, 0);
  const calls = stage.connection.calls.length;
  stage.connections.switchTo(stage.connection);
  stage.model.watch();
  await stage.clock.advance(60_000);
  assert.equal(stage.connection.calls.length, calls);
});

test('the result names profile and Region, before and after the first look', async () => {
  const { model, connection, command } = scene();
  const wanted = `${connection.label} · eu-central-1`;
  const [first] = model.messages();
  assert.equal(first?.type === 'command' ? first.connection : '', wanted);
  model.watch();
  await settle();
  assert.equal(command().connection, wanted);
});
