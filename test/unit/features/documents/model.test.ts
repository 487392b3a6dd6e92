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

test('the filter finds a document by name, display name, type, format, platform and target, in any case', () => {
  const { haystack } = listedDocument(
    facts({
      displayName: 'Restart The Web',
      targetType: '/AWS::EC2::Instance',
      platforms: ['Linux', 'MacOS'],
    }),
  );
  for (const word of ['restart-web', 'restart the web', 'command', 'yaml', 'macos', '/aws::ec2::instance'])
    assert.ok(haystack.includes(word), word);
  assert.ok(!haystack.includes('linuxmacos') && !haystack.includes('commandyaml'));
});

test('documents stand in natural order by their plain names, whoever they belong to', () => {
  const names = ['doc-10', 'Doc-9', 'arn:aws:ssm:eu-west-1:444455556666:document/doc-1', 'doc-2'];
  const sorted = names
    .map((name) => listedDocument(facts({ name })))
    .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  assert.deepEqual(
    sorted.map(({ label }) => label),
    ['doc-1', 'doc-2', 'Doc-9', 'doc-10'],
  );
});

test('a name with slashes shows its last part, and its ARN keeps the whole', () => {
  const document = listedDocument(facts({ name: 'team/web/restart' }));
  assert.equal(document.label, 'restart');
  assert.equal(
    documentArn(document, parts),
    'arn:aws:ssm:eu-central-1:111122223333:document/team/web/restart',
  );
});

for (const text of ['restartinstance', 'AWS-RESTARTINSTANCE', '  aws-restartinstance\t', 'restartinst']) {
  test(`${JSON.stringify(text)} leads to the document that AWS has`, () =>
    assert.equal(aliasesFor(text)[0]?.real, 'AWS-RestartEC2Instance'));
}

for (const text of [
  '       ',
  'restart',
  '(aws-restartinstance',
  '.*.*.*.*.',
  'AWS-RestartEC2Instance',
  '__proto__',
]) {
  test(`${JSON.stringify(text)} is no name that people mistake`, () =>
    assert.deepEqual(aliasesFor(text), []));
}
