import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  applyEdit,
  draftOfCommand,
  draftOfSeed,
  draftOnNodes,
  emptyDraft,
} from '../../../../../src/features/runCommand/form/draft.ts';
import { isRunDraft } from '../../../../../src/features/runCommand/form/messages.ts';
import { aCommand, nodeIdOf } from '../../../../support/commands.ts';

test('an untouched form is a draft of its own kind and runs a shell script', () => {
  assert.ok(isRunDraft(JSON.parse(JSON.stringify(emptyDraft))));
  assert.equal(draftOfSeed({}).documentName, 'AWS-RunShellScript');
});

test('Windows nodes alone get PowerShell, a mixture gets the shell script', () => {
  const windows = { id: nodeIdOf(1), platform: 'Windows' };
  const linux = { id: nodeIdOf(2), platform: 'Linux' };
  assert.equal(draftOfSeed({ nodes: [windows] }).documentName, 'AWS-RunPowerShellScript');
  assert.equal(draftOfSeed({ nodes: [windows, linux] }).documentName, 'AWS-RunShellScript');
});

test('nodes seed the targets once each; a document and its version win over the default', () => {
  const node = { id: nodeIdOf(1), platform: 'Linux' };
  const draft = draftOfSeed({ nodes: [node, node], document: { name: 'mine', version: '3' } });
  assert.deepEqual(draft.nodeIds, [nodeIdOf(1)]);
  assert.deepEqual([draft.documentName, draft.documentVersion], ['mine', '3']);
});

test('a tag seeds a tag target, its comma kept', () => {
  const draft = draftOfSeed({ tag: { key: 'Role', value: 'web, blue' } });
  assert.equal(draft.targetKind, 'tags');
  assert.deepEqual(draft.tags, [{ key: 'Role', values: '"web, blue"' }]);
});

test('running again brings back everything that was given', () => {
  const draft = draftOfCommand(
    aCommand({
      documentName: 'AWS-RunShellScript',
      documentVersion: '2',
      comment: 'disk',
      parameters: { commands: ['df -h', 'free'], workingDirectory: ['/tmp'] },
      targets: [
        { key: 'tag:Environment', values: ['Staging', 'Test'] },
        { key: 'tag-key', values: ['Role'] },
      ],
      timeoutSeconds: 60,
      maxConcurrency: '10%',
      maxErrors: '1',
      serviceRole: 'arn:aws:iam::123456789012:role/sns',
      notification: { topicArn: 'arn:topic', events: ['Failed', 'Odd'], type: 'Invocation' },
      output: { s3Bucket: 'b', s3Prefix: 'p', s3Region: 'r', cloudWatch: true, logGroup: '/g' },
    }),
  );
  assert.deepEqual(draft, {
    ...emptyDraft,
    documentVersion: '2',
    comment: 'disk',
    parameters: { commands: 'df -h\nfree', workingDirectory: '/tmp' },
    exact: { commands: ['df -h', 'free'], workingDirectory: ['/tmp'] },
    targetKind: 'tags',
    tags: [
      { key: 'Environment', values: 'Staging, Test' },
      { key: 'Role', values: '' },
    ],
    timeoutSeconds: '60',
    maxConcurrency: '10%',
    maxErrors: '1',
    writeToS3: true,
    s3Bucket: 'b',
    s3Prefix: 'p',
    s3Region: 'r',
    writeToLogs: true,
    logGroup: '/g',
    notify: true,
    topicArn: 'arn:topic',
    notificationEvents: ['Failed'],
    notificationType: 'Invocation',
    serviceRole: 'arn:aws:iam::123456789012:role/sns',
  });
});

test('node ids come from either place and in any case of the key', () => {
  assert.deepEqual(draftOfCommand(aCommand({ nodeIds: [nodeIdOf(1)] })).nodeIds, [nodeIdOf(1)]);
  const targets = [{ key: 'instanceids', values: [nodeIdOf(2)] }];
  const draft = draftOfCommand(aCommand({ targets }));
  assert.equal(draft.targetKind, 'nodes');
  assert.deepEqual(draft.nodeIds, [nodeIdOf(2)]);
});

test('a resource group comes back with its types', () => {
  const targets = [
    { key: 'resource-groups:Name', values: ['web'] },
    { key: 'resource-groups:ResourceTypeFilters', values: ['AWS::EC2::Instance'] },
  ];
  const draft = draftOfCommand(aCommand({ targets }));
  assert.deepEqual(
    [draft.targetKind, draft.resourceGroup, draft.resourceTypes],
    ['resourceGroup', 'web', 'AWS::EC2::Instance'],
  );
});

test('running again on the failed nodes keeps the rest and names them', () => {
  const command = aCommand({ targets: [{ key: 'tag:Role', values: ['web'] }], comment: 'x' });
  const draft = draftOnNodes(command, [nodeIdOf(1), nodeIdOf(1), nodeIdOf(2)]);
  assert.equal(draft.targetKind, 'nodes');
  assert.deepEqual(draft.nodeIds, [nodeIdOf(1), nodeIdOf(2)]);
  assert.equal(draft.comment, 'x');
});

test('edits change what they name and nothing else', () => {
  const text = applyEdit(emptyDraft, { kind: 'text', field: 'comment', value: 'c' });
  assert.deepEqual(text, { ...emptyDraft, comment: 'c' });
  const flag = applyEdit(emptyDraft, { kind: 'flag', field: 'notify', value: true });
  assert.deepEqual(flag, { ...emptyDraft, notify: true });
  const parameter = applyEdit(emptyDraft, { kind: 'parameter', name: 'commands', value: 'ls' });
  assert.deepEqual(parameter.parameters, { commands: 'ls' });
  assert.equal(applyEdit(emptyDraft, { kind: 'targetKind', value: 'tags' }).targetKind, 'tags');
  assert.equal(
    applyEdit(emptyDraft, { kind: 'notificationType', value: 'Invocation' }).notificationType,
    'Invocation',
  );
});

test('nodes and events are chosen once and taken back', () => {
  const chosen = applyEdit(emptyDraft, { kind: 'nodes', ids: ['a', 'b', 'a'], chosen: true });
  assert.deepEqual(chosen.nodeIds, ['a', 'b']);
  assert.deepEqual(applyEdit(chosen, { kind: 'nodes', ids: ['a'], chosen: false }).nodeIds, ['b']);
  const events = applyEdit(emptyDraft, { kind: 'event', event: 'Failed', chosen: true });
  assert.deepEqual(events.notificationEvents, ['All', 'Failed']);
  assert.deepEqual(applyEdit(events, { kind: 'event', event: 'All', chosen: false }).notificationEvents, [
    'Failed',
  ]);
});

test('tag rows are added, changed and removed by their place', () => {
  let draft = applyEdit(emptyDraft, { kind: 'addTag' });
  draft = applyEdit(draft, { kind: 'tag', index: 1, key: 'Role', values: 'web' });
  assert.deepEqual(draft.tags, [
    { key: '', values: '' },
    { key: 'Role', values: 'web' },
  ]);
  assert.deepEqual(applyEdit(draft, { kind: 'removeTag', index: 0 }).tags, [{ key: 'Role', values: 'web' }]);
});

test('an edit of a row that is not there changes nothing', () => {
  for (const index of [-1, 7, 0.5]) {
    assert.deepEqual(
      applyEdit(emptyDraft, { kind: 'tag', index, key: 'x', values: '' }).tags,
      emptyDraft.tags,
    );
    assert.deepEqual(applyEdit(emptyDraft, { kind: 'removeTag', index }).tags, emptyDraft.tags);
  }
});

test('typing takes the place of exact values, an empty text may be wanted and taken back', () => {
  const again = draftOfCommand(aCommand({ parameters: { commands: ['a\nb'], mode: [''] } }));
  assert.deepEqual(again.exact, { commands: ['a\nb'], mode: [''] });
  const typed = applyEdit(again, { kind: 'parameter', name: 'commands', value: 'c' });
  assert.deepEqual([typed.parameters['commands'], typed.exact], ['c', { mode: [''] }]);
  const empty = applyEdit(typed, { kind: 'sendEmpty', name: 'commands', value: true });
  assert.deepEqual([empty.parameters['commands'], empty.exact['commands']], ['', ['']]);
  assert.deepEqual(applyEdit(empty, { kind: 'sendEmpty', name: 'mode', value: false }).exact, {
    commands: [''],
  });
});

test('a notice stands until targets are chosen, and not over nodes that were', () => {
  const odd = aCommand({ targets: [{ key: 'aws:owner', values: ['me'] }] });
  const draft = draftOfCommand(odd);
  assert.match(draft.notice, /aws:owner/);
  assert.equal(applyEdit(draft, { kind: 'text', field: 'comment', value: 'x' }).notice, draft.notice);
  assert.equal(applyEdit(draft, { kind: 'nodes', ids: ['i-1'], chosen: true }).notice, '');
  assert.equal(applyEdit(draft, { kind: 'text', field: 'resourceGroup', value: 'x' }).notice, '');
  assert.equal(draftOnNodes(odd, ['i-1']).notice, '');
});
