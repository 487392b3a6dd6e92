import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, isAppError } from '../../../../src/core/base/errors.ts';
import { isMissing, sayingWhy } from '../../../../src/features/ssh/fileErrors.ts';

function systemError(code: string, message = `${code}: failed`): Error {
  return Object.assign(new Error(message), { code });
}

function failing(error: Error): Promise<unknown> {
  return sayingWhy('/home/me/.ssh/config', 'written', () => Promise.reject(error)).catch(
    (cause: unknown) => cause,
  );
}

test('what goes well is answered as it is', async () => {
  assert.equal(await sayingWhy('x', 'read', () => Promise.resolve(7)), 7);
});

test('what the file system has against it is a sentence that names the file', async () => {
  for (const [code, reason] of [
    ['EACCES', 'you have no right to do that (EACCES)'],
    ['EROFS', 'it is on a file system that is read-only (EROFS)'],
    ['ENOSPC', 'the disk is full (ENOSPC)'],
  ] as const) {
    const error = await failing(systemError(code));
    assert.ok(isAppError(error));
    assert.deepEqual([error.kind, error.code], ['invalid', code]);
    assert.equal(
      error.message,
      `/home/me/.ssh/config could not be written: ${reason}. It is as it was; mend that, and try again.`,
    );
  }
});

test('what is not known is told in the system’s own words, on one line', async () => {
  const error = await failing(systemError('EIO', 'EIO: i/o\r\nerror'));
  assert.match(isAppError(error) ? error.message : '', /could not be written: EIO: i\/o error\. It is/);
});

test('a sentence stays a sentence, and a mistake of ours a mistake', async () => {
  const conflict = new AppError('conflict', 'It was changed.', { code: 'X' });
  assert.equal(await failing(conflict), conflict);
  const mistake = new TypeError('x is not a function');
  assert.equal(await failing(mistake), mistake);
});

test('only a file that is not there is missing', () => {
  assert.equal(isMissing(systemError('ENOENT')), true);
  for (const other of [systemError('EACCES'), undefined, 'ENOENT']) assert.equal(isMissing(other), false);
});
