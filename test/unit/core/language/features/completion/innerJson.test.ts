import { test } from 'node:test';
import assert from 'node:assert/strict';
import { accepted, completionsAt, labels } from '../../../../../support/completing.ts';

function step(sourceType: string, sourceInfo: string): string {
  return `schemaVersion: "2.2"
mainSteps:
  - name: fetch
    action: aws:downloadContent
    inputs:
      sourceType: ${sourceType}
      sourceInfo: ${sourceInfo}
`;
}

test('keys of JSON text are those of its source, the required first, without those that stand', async () => {
  const items = await completionsAt(step('GitHub', `'{"owner": "a", ‸}'`));
  assert.deepEqual(
    items.map(({ label, detail }) => `${label}: ${detail ?? ''}`),
    [
      'repository: String, required',
      'path: String, required',
      'getOptions: String',
      'tokenInfo: String',
      'entryPoint: String',
    ],
  );
  assert.deepEqual(await labels(step('S3', `'{‸}'`)), ['path']);
  assert.deepEqual(await labels(step('"{{ Type }}"', `'{‸}'`)), []);
});

test('they are written in the quotes of the document', async () => {
  assert.ok((await accepted(step('S3', `'{‸}'`), 'path')).includes(`sourceInfo: '{"path": ""}'`));
  assert.ok((await accepted(step('S3', `'{"‸"}'`), 'path')).includes(`sourceInfo: '{"path": ""}'`));
  assert.ok((await accepted(step('S3', '"{‸}"'), 'path')).includes('sourceInfo: "{\\"path\\": \\"\\"}"'));
  assert.ok((await accepted(step('S3', `'{"pa‸": "x"}'`), 'path')).includes(`sourceInfo: '{"path": "x"}'`));
  const json = '{"schemaVersion":"2.2","mainSteps":[{"name":"a","action":"aws:downloadContent","inputs":';
  const text = await accepted(
    `${json}{"sourceType":"HTTP","sourceInfo":"{\\"url\\": \\"x\\", \\"authMethod\\": \\"‸\\"}"}}]}`,
    'Basic',
    'json',
  );
  assert.ok(text.endsWith('"sourceInfo":"{\\"url\\": \\"x\\", \\"authMethod\\": \\"Basic\\"}"}}]}'), text);
});

test('in a value of free text, and where no JSON has begun, nothing of it is offered', async () => {
  assert.deepEqual(await labels(step('S3', `'{"path": "‸"}'`)), []);
  assert.equal((await labels(step('S3', `'‸'`))).includes('path'), false);
});

test('as a map it has the same keys', async () => {
  assert.deepEqual(await labels(step('HTTP', '\n        url: x\n        authMethod: ‸')), [
    ...['None', 'Basic', 'Digest'],
    ...['{{ ssm: }}', '{{ ssm-secure: }}'],
  ]);
});
