import { test } from 'node:test';
import assert from 'node:assert/strict';
import { applyEdits, documentOf, service } from '../../../../support/documents.ts';
import type { Range } from '../../../../../src/core/language/lsp.ts';

const text = `schemaVersion: "0.3"
mainSteps:
  - name: wait
    action: "aws:slep"
  - name: list
    action: aws:executeAwsApi
    inputs:
      Service: ec2 # which
`;

function range(line: number, start: number, end = start): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

test('the light bulb at a problem offers its fixes', () => {
  const [found] = service.fixes(documentOf(text), range(3, 15));
  assert.ok(found);
  assert.equal(found.problem.code, 'unknown-action');
  assert.deepEqual(
    found.fixes.map((fix) => fix.title),
    ["Change to 'aws:sleep'"],
  );
});

test('a spelling is corrected inside of its quotes', () => {
  const [found] = service.fixes(documentOf(text), range(3, 15));
  assert.match(applyEdits(text, found?.fixes[0]?.edits ?? []), /action: "aws:sleep"\n/);
});

test('a missing input is added below the others, which keep their comments', () => {
  const [found] = service.fixes(documentOf(text), range(5, 12));
  assert.match(applyEdits(text, found?.fixes[0]?.edits ?? []), / {6}Service: ec2 # which\n {6}Api: ""\n$/);
});

test('elsewhere there is none', () => {
  assert.deepEqual(service.fixes(documentOf(text), range(0, 0)), []);
  assert.deepEqual(service.fixes(documentOf(text), range(3, 4, 10)), []);
});

test('touching counts: the cursor may stand right behind the problem', () => {
  assert.equal(service.fixes(documentOf(text), range(3, 22)).length, 1);
  assert.equal(service.fixes(documentOf(text), range(0, 0, 20)).length, 0);
  assert.equal(
    service.fixes(documentOf(text), { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } })
      .length,
    2,
  );
});
