import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Format } from '../../../../../src/core/language/text.ts';
import { documentOf, service } from '../../../../support/documents.ts';
import { textIn } from '../../../../support/names.ts';

function links(text: string, format: Format = 'yaml'): readonly string[] {
  return service
    .links(documentOf(text, format))
    .map(({ range, target, path }) => `${textIn(text, range)} > ${target ?? `file ${path ?? ''}`}`);
}

const step = (inputs: string, action = 'aws:runCommand'): string =>
  `schemaVersion: "0.3"\nmainSteps:\n  - name: a\n    action: ${action}\n    inputs: ${inputs}\n`;

test('documents that AWS owns lead to their page in the console', () => {
  const console = 'https://console.aws.amazon.com/systems-manager/documents';
  assert.deepEqual(links(step('{ DocumentName: "AWS-RunShellScript" }')), [
    `AWS-RunShellScript > ${console}/AWS-RunShellScript/description`,
  ]);
  assert.deepEqual(
    links(step('{ documentType: SSMDocument, documentPath: AWS-RunAnsiblePlaybook }')).length,
    1,
  );
  assert.deepEqual(
    links(step('{ sourceType: SSMDocument, sourceInfo: { name: AmazonCloudWatch-ManageAgent } }')).length,
    1,
  );
  assert.deepEqual(links('{"executableRunBooks": [{"name": "AWS-StopEC2Instance"}]}', 'json').length, 1);
});

test('documents of the author, references and scripts are no links', () => {
  for (const name of ['MyDocument', '"{{ Name }}"', 'AWS-{{ x }}', '!Sub AWS-X', '1'])
    assert.deepEqual(links(step(`{ DocumentName: ${name} }`)), [], name);
});

test('what is downloaded is linked: addresses, and paths of repositories', () => {
  assert.deepEqual(
    links(step('{ sourceInfo: { url: "https://example.com/a.sh" } }', 'aws:downloadContent')),
    ['https://example.com/a.sh > https://example.com/a.sh'],
  );
  const repository = '{ owner: o, repository: r, path: dir/a b.sh, getOptions: "branch:main" }';
  assert.deepEqual(links(step(`{ sourceInfo: ${repository} }`)), [
    'dir/a b.sh > https://github.com/o/r/tree/main/dir/a%20b.sh',
  ]);
  assert.deepEqual(links(step('{ sourceInfo: { owner: o, repository: r, path: "{{ Path }}" } }')), []);
});

test('only addresses of the web are linked', () => {
  for (const url of [
    'javascript:alert(1)',
    'command:workbench.action.quit',
    'file:///etc/passwd',
    's3://b/k',
    'https://{{ x }}',
    '"https://a b"',
    'https://',
  ])
    assert.deepEqual(links(step(`{ sourceInfo: { url: '${url}' } }`)), [], url);
});

test('attached files are looked for beside the document and nowhere else', () => {
  assert.deepEqual(
    links(`${step('{ Attachment: scripts/a.zip }', 'aws:executeScript')}files:\n  b.zip: {}\n`),
    ['scripts/a.zip > file scripts/a.zip', 'b.zip > file b.zip'],
  );
  for (const path of ['../a', 'a/../../b', '/etc/passwd', 'C:\\a', 'a//b', '"{{ x }}"', 'https://a/b'])
    assert.deepEqual(links(step(`{ Attachment: '${path}' }`, 'aws:executeScript')), [], path);
});

test('there are none in nothing', () => {
  assert.deepEqual(links(''), []);
  assert.deepEqual(links('mainSteps: [{ inputs: { sourceInfo:'), []);
});

test('a sourceInfo of JSON text has the links of a map', () => {
  const text = `schemaVersion: "2.2"
mainSteps:
  - name: fetch
    action: aws:downloadContent
    inputs:
      sourceType: GitHub
      sourceInfo: '{"owner": "me", "repository": "tools", "path": "run.sh"}'
  - name: other
    action: aws:downloadContent
    inputs:
      sourceType: HTTP
      sourceInfo: "{\\"url\\": \\"https://example.com/a.zip\\"}"
`;
  assert.deepEqual(links(text), [
    'run.sh > https://github.com/me/tools/tree/HEAD/run.sh',
    'https://example.com/a.zip > https://example.com/a.zip',
  ]);
});
