import { test } from 'node:test';
import assert from 'node:assert/strict';
import { relativePath, uriOf } from '../../../../src/cli/lint/paths.ts';

const posix = { cwd: '/home/me/work', platform: 'posix' } as const;
const windows = { cwd: 'C:\\me\\work', platform: 'win32' } as const;

const paths = [
  [posix, 'docs/a.yaml', 'docs/a.yaml', 'docs/a.yaml'],
  [posix, './docs/../a b.yaml', 'a b.yaml', 'a%20b.yaml'],
  [posix, '/home/me/work/a#1.yaml', 'a#1.yaml', 'a%231.yaml'],
  [posix, '../other/a.yaml', '/home/me/other/a.yaml', 'file:///home/me/other/a.yaml'],
  [posix, '..odd/a.yaml', '..odd/a.yaml', '..odd/a.yaml'],
  [posix, 'back\\slash.yaml', 'back\\slash.yaml', 'back%5Cslash.yaml'],
  [windows, 'docs\\a.yaml', 'docs/a.yaml', 'docs/a.yaml'],
  [windows, 'C:\\me\\work\\a.yaml', 'a.yaml', 'a.yaml'],
  [windows, 'D:\\x\\a.yaml', 'D:/x/a.yaml', 'file:///D:/x/a.yaml'],
] as const;

for (const [where, file, relative, uri] of paths) {
  test(`${file} on ${where.platform} is ${uri}`, () => {
    assert.equal(relativePath(file, where), relative);
    assert.equal(uriOf(file, where), uri);
  });
}
