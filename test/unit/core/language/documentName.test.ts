import { test } from 'node:test';
import assert from 'node:assert/strict';
import { calledNameProblem, newNameProblem } from '../../../../src/core/language/documentName.ts';

test('a new name has 3 to 128 letters, digits and three marks', () => {
  for (const name of ['abc', 'Example_Patch-1.2', 'x'.repeat(128)])
    assert.equal(newNameProblem(name), undefined);
  assert.deepEqual(newNameProblem('ab'), {
    message: 'A document name has 3 to 128 characters; this has 2. Change it.',
    isCertain: true,
  });
  assert.match(newNameProblem('x'.repeat(129))?.message ?? '', /this has 129\./);
  for (const name of ['a b c', 'größe', 'a/b', 'a:b', 'abc\n']) {
    assert.match(
      newNameProblem(name)?.message ?? '',
      /digits and the characters _ - \. only\. Change it\.$/,
      name,
    );
  }
});

test('beginnings that AWS keeps are refused; of other spellings of them that is only likely', () => {
  for (const name of ['aws-mine', 'amazon.mine', 'amznMine', 'AWSEC2-mine', 'AWSSupport-x', 'AWS-Mine']) {
    assert.equal(newNameProblem(name)?.isCertain, true, name);
  }
  assert.deepEqual(newNameProblem('Amazing'), undefined);
  assert.deepEqual(newNameProblem('AwsPatch'), {
    message: 'Names that begin with Aws are kept for AWS. Begin it with something else.',
    isCertain: false,
  });
});

test('a document is called by its name or ARN, with a version or without', () => {
  for (const name of [
    'AWS-RunShellScript',
    'mine:3',
    'mine:$LATEST',
    'mine:$DEFAULT',
    'arn:aws-cn:ssm:cn-north-1:123456789012:document/mine',
  ]) {
    assert.equal(calledNameProblem(name), undefined, name);
  }
  assert.equal(
    calledNameProblem('my document'),
    'A document name has letters of English, digits and the characters _ - . : / only. ' +
      'Write the name of the document, or the ARN of one that is shared with you.',
  );
  assert.match(calledNameProblem('x') ?? '', /^A document name has 3 to 128 characters; this has 1\./);
  assert.match(calledNameProblem('x'.repeat(129)) ?? '', /this has 129\./);
  assert.notEqual(calledNameProblem('mine:$latest'), undefined);
});
