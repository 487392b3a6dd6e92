import { test } from 'node:test';
import assert from 'node:assert/strict';
import { commandDocuments, documentVersions, readSpec } from '../../../src/features/runCommand/documents.ts';
import { readFleet } from '../../../src/features/runCommand/fleet.ts';
import { draftOfCommand } from '../../../src/features/runCommand/form/draft.ts';
import { withSimulator } from '../../support/simulated.ts';
import { until } from '../../support/until.ts';
import { openForm, send, signal } from './support.ts';

test('the fleet is read with names, platforms, state and the tags of hybrid nodes', async () => {
  await withSimulator({}, async ({ simulator, connection }) => {
    const fleet = await readFleet(connection, ['Environment=Production'], [], signal);
    assert.equal(fleet.tagsMissing, undefined);
    assert.equal(fleet.nodes.size, simulator.fleet.nodes.length);
    for (const node of simulator.fleet.nodes) {
      const read = fleet.nodes.get(node.id);
      assert.deepEqual(
        [read?.platform, read?.online, read?.production],
        [
          node.platform,
          node.pingStatus === 'Online',
          node.tags.some(({ key, value }) => key === 'Environment' && value === 'Production'),
        ],
      );
    }
  });
});

test('a tag reaches in the preview whom the service would reach', async () => {
  await withSimulator({ nodes: 300 }, async ({ simulator, connection }) => {
    const tags = [
      { key: 'Environment', values: 'Production, Staging' },
      { key: 'Role', values: 'web' },
    ];
    const matched = simulator.fleet.match([
      { key: 'tag:Environment', values: ['Production', 'Staging'] },
      { key: 'tag:Role', values: ['web'] },
    ]);
    const { model, view } = await openForm(connection, { targetKind: 'tags', tags });
    assert.ok(matched.length > 1);
    assert.equal(view().preview.reach, `${matched.length} nodes`);
    model.dispose();
  });
});

test('documents of Amazon and of one’s own give their parameters and versions', async () => {
  await withSimulator({}, async ({ connection }) => {
    for (const owner of ['Amazon', 'Mine'] as const) {
      let seen = 0;
      for await (const page of commandDocuments(connection, owner, signal)) {
        for (const { name } of page) {
          seen++;
          const spec = await readSpec(connection, name, '$DEFAULT', signal);
          assert.match(spec.version, /^\d+$/);
          assert.ok((await documentVersions(connection, name, signal)).includes(spec.version), name);
        }
      }
      assert.ok(seen > 0, owner);
    }
    const shell = await readSpec(connection, 'AWS-RunShellScript', '$DEFAULT', signal);
    assert.deepEqual(
      shell.parameters.map(({ name }) => name),
      ['commands', 'workingDirectory', 'executionTimeout'],
    );
    assert.ok(shell.platforms.includes('Linux'));
  });
});

test('a document of another type is refused before anybody sends it', async () => {
  await withSimulator({}, async ({ connection }) => {
    await assert.rejects(readSpec(connection, 'AWS-StartSSHSession', '$DEFAULT', signal), /of type Session/);
    await assert.rejects(readSpec(connection, 'no-such-document', '$DEFAULT', signal));
  });
});

test('a form with offline, Windows and production nodes says so and sends what it shows', async () => {
  await withSimulator({}, async ({ simulator, connection }) => {
    const { nodes } = simulator.fleet;
    const lost = nodes.find((node) => node.pingStatus === 'ConnectionLost');
    const windows = nodes.find((node) => node.platform === 'Windows');
    const linux = nodes.find((node) => node.platform === 'Linux' && node.pingStatus === 'Online');
    assert.ok(lost && windows && linux);
    const { model, view, questions, sent } = await openForm(connection, {
      nodeIds: [lost.id, windows.id, linux.id],
      parameters: { commands: 'echo one\necho two' },
      comment: 'contract',
    });
    const lines = view()
      .preview.lines.map((line) => line.text)
      .join('\n');
    assert.match(lines, new RegExp(`offline: ${lost.name}`));
    assert.match(lines, new RegExp(`of another platform: ${windows.name}`));
    model.handle({ type: 'leaveOut', ids: [lost.id, windows.id] });
    model.handle({ type: 'send' });
    await until(() => sent.length === 1, 'the command was sent');
    assert.equal(questions[0]?.question, 'Run AWS-RunShellScript on 1 node?');
    const [command] = sent;
    assert.ok(command !== undefined);
    assert.deepEqual(command.nodeIds, [linux.id]);
    assert.deepEqual(command.parameters['commands'], ['echo one', 'echo two']);
    assert.equal(command.comment, 'contract');
    model.dispose();
  });
});

test('a command that is run again gives the service the same parameters', async () => {
  await withSimulator({}, async ({ simulator, connection }) => {
    const linux = simulator.fleet.nodes.find(
      ({ platform, pingStatus }) => platform === 'Linux' && pingStatus === 'Online',
    );
    assert.ok(linux);
    const parameters = { commands: ['echo one\necho two\r', '', ''], workingDirectory: [' /tmp'] };
    const earlier = await send(connection, { InstanceIds: [linux.id], Parameters: parameters });
    const { model, sent } = await openForm(connection, draftOfCommand(earlier));
    model.handle({ type: 'send' });
    await until(() => sent.length === 1, 'the command was sent');
    assert.notEqual(sent[0]?.id, earlier.id);
    assert.deepEqual(sent[0]?.parameters, parameters);
    model.dispose();
  });
});

test('what the service refuses is shown in the form', async () => {
  await withSimulator({}, async ({ simulator, connection }) => {
    const { model, view } = await openForm(connection, {
      nodeIds: [simulator.fleet.nodes[0]?.id ?? ''],
      parameters: { commands: 'ls' },
    });
    simulator.faults.set({ rules: [{ kind: 'accessDenied', operation: 'SendCommand' }] });
    model.handle({ type: 'send' });
    await until(() => view().failure !== undefined, 'the refusal is shown');
    assert.match(view().failure?.sentence ?? '', /ssm:SendCommand/);
    model.dispose();
  });
});

test('a connection that is closed while the command is on its way leaves no silence', async () => {
  await withSimulator({}, async ({ simulator, connection }) => {
    const { model, view, looks } = await openForm(connection, {
      nodeIds: [simulator.fleet.nodes[0]?.id ?? ''],
      parameters: { commands: 'ls' },
    });
    simulator.faults.set({ rules: [{ kind: 'latency', operation: 'SendCommand', milliseconds: 3000 }] });
    simulator.calls.reset();
    model.handle({ type: 'send' });
    await until(() => simulator.calls.read()['ssm']?.['SendCommand'] === 1, 'the request has arrived');
    connection.dispose();
    await until(() => view().failure !== undefined, 'the form says what is known');
    assert.match(view().failure?.sentence ?? '', /may have been sent all the same/);
    assert.equal(looks(), 1);
    model.dispose();
  });
});
