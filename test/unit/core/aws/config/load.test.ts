import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadConfiguration } from '../../../../../src/core/aws/config/load.ts';

const files = { config: '/c', credentials: '/k' };

function failing(code: string, message: string): () => never {
  return () => {
    throw Object.assign(new Error(message), { code });
  };
}

test('a file that does not exist is no problem', () => {
  const { profiles, problems } = loadConfiguration(files, failing('ENOENT', 'no such file'));
  assert.equal(profiles.size, 0);
  assert.deepEqual(problems, []);
});

test('a file that cannot be read is a problem, and the other one works', () => {
  const { profiles, problems } = loadConfiguration(files, (file) =>
    file === '/c' ? failing('EACCES', 'permission denied')() : '[a]\naws_access_key_id=k',
  );
  assert.deepEqual([...profiles.keys()], ['a']);
  assert.deepEqual(problems, [
    { file: '/c', line: 1, sentence: 'The file cannot be read: permission denied' },
  ]);
});

test('real files are read', () => {
  const { profiles } = loadConfiguration({ config: '/nonexistent/c', credentials: '/nonexistent/k' });
  assert.equal(profiles.size, 0);
});
