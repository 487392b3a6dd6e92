import { test } from 'node:test';
import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import type { RunDraft } from '../../../../../src/features/runCommand/form/messages.ts';
import { restoredForm } from '../../../../../src/features/runCommand/form/restored.ts';
import { nodeIdOf } from '../../../../support/commands.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';

const own = new FakeConnection({}, { profile: 'own' });
const other = new FakeConnection({}, { profile: 'other' });

const kept: Partial<RunDraft> = {
  documentName: 'mine',
  documentVersion: '3',
  parameters: { commands: 'uptime' },
  exact: { mode: [''] },
  comment: 'why',
  maxErrors: '1',
};

const draft: RunDraft = {
  ...emptyDraft,
  ...kept,
  targetKind: 'tags',
  nodeIds: [nodeIdOf(1)],
  tags: [{ key: 'Role', values: 'web' }],
  resourceGroup: 'group',
  resourceTypes: 'AWS::EC2::Instance',
  writeToS3: true,
  s3Bucket: 'bucket',
  writeToLogs: true,
  logGroup: 'group',
  notify: true,
  topicArn: 'arn:aws:sns:eu-central-1:111122223333:topic',
  serviceRole: 'arn:aws:iam::111122223333:role/notify',
};

test('a form comes back as it was under its own connection, whichever is current', () => {
  assert.deepEqual(restoredForm({ connectionId: own.id, draft }, own, other), { connection: own, draft });
});

test('under another connection it keeps what to run, not where, and says so', () => {
  const restored = restoredForm({ connectionId: own.id, draft }, undefined, other);
  assert.equal(restored.connection, other);
  assert.deepEqual(restored.draft, { ...emptyDraft, ...kept, notice: restored.draft.notice });
  assert.match(
    restored.draft.notice,
    /made under own · eu-central-1 and now runs under other@.*: choose its targets/,
  );
});
