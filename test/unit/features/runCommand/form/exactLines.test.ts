import { test } from 'node:test';
import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import { exactLines } from '../../../../../src/features/runCommand/form/exactLines.ts';
import { aSpec } from '../../../../support/runForm.ts';

test('nothing is said of what its field shows, or while the document is not known', () => {
  assert.deepEqual(exactLines(emptyDraft, aSpec()), []);
  const plain = { ...emptyDraft, exact: { commands: ['ls', 'df'], executionTimeout: ['3600'] } };
  assert.deepEqual(exactLines(plain, aSpec()), []);
  assert.deepEqual(exactLines({ ...emptyDraft, exact: { gone: ['x'] } }, undefined), []);
});

test('empty texts, exact values and parameters that are not sent are named', () => {
  const exact = { commands: ['a\nb'], executionTimeout: [''], gone: ['x'], other: ['y'] };
  assert.deepEqual(exactLines({ ...emptyDraft, exact }, aSpec()), [
    { tone: 'warning', text: 'AWS-RunShellScript has no parameter gone, other: not sent.' },
    { tone: 'info', text: 'Sent empty, not left to the default: executionTimeout.' },
    { tone: 'info', text: 'Sent exactly as in the earlier command: commands.' },
  ]);
});
