import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  aliasesFor,
  documentArn,
  listedDocument,
  type DocumentFacts,
} from '../../../../src/features/documents/model.ts';

function facts(some: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    name: 'Restart-Web',
    owner: 'mine',
    ownerName: '111122223333',
    type: 'Command',
    format: 'YAML',
    version: '3',
    versionName: '',
    displayName: '',
    schemaVersion: '2.2',
    platforms: ['Linux'],
    targetType: '',
    author: '',
    created: undefined,
    tags: [],
    ...some,
  };
}

const parts = { partition: 'aws', region: 'eu-central-1', accountId: '111122223333' };
const sharedArn = 'arn:aws:ssm:eu-central-1:444455556666:document/Shared-Doc';

test('a shared document, which is named by its ARN, shows its plain name', () => {
  assert.equal(listedDocument(facts({ name: sharedArn })).label, 'Shared-Doc');
  assert.equal(listedDocument(facts()).label, 'Restart-Web');
});

test('ARNs: own documents have an account, those of Amazon none, shared ones are theirs already', () => {
  assert.equal(documentArn(facts(), parts), 'arn:aws:ssm:eu-central-1:111122223333:document/Restart-Web');
  assert.equal(
    documentArn(facts({ name: 'AWS-RunShellScript', owner: 'amazon' }), parts),
    'arn:aws:ssm:eu-central-1::document/AWS-RunShellScript',
  );
  assert.equal(documentArn(facts({ name: sharedArn, owner: 'shared' }), parts), sharedArn);
});

test('names of documents that do not exist lead to those that do', () => {
  const restart = { alias: 'AWS-RestartInstance', real: 'AWS-RestartEC2Instance' };
  assert.deepEqual(aliasesFor('AWS-RestartInstance'), [restart]);
  assert.deepEqual(aliasesFor(' aws-restarti '), [restart]);
  assert.deepEqual(aliasesFor('aws-runscript'), [{ alias: 'AWS-RunScript', real: 'AWS-RunRemoteScript' }]);
});

test('short or other words are no alias', () => {
  assert.deepEqual(aliasesFor(''), []);
  assert.deepEqual(aliasesFor('aws-run'), []);
  assert.deepEqual(aliasesFor('AWS-RunShellScript'), []);
});
