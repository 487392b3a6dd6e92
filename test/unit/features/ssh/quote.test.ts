import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { commandArgument, configPath } from '../../../../src/features/ssh/quote.ts';
import { findShell } from '../../../../src/simulator/exec/hostShell.ts';

test('a path of the configuration is quoted, and ssh’s own sign doubled', () => {
  assert.equal(configPath('/home/a b/50%/id', 'posix'), '"/home/a b/50%%/id"');
  assert.equal(configPath('C:\\Users\\a b\\id', 'win32'), '"C:/Users/a b/id"');
});

test('a path that cannot be quoted is refused', () => {
  assert.throws(() => configPath('/a"b', 'posix'), /quotation mark/);
  assert.throws(() => configPath('/a\nb', 'posix'), /line end/);
  assert.throws(() => commandArgument('a\nb', 'posix'), /line end/);
});

test('plain arguments stay as they are', () => {
  for (const text of ['eu-central-1', '/usr/bin/x', 'http://127.0.0.1:1', 'a@b']) {
    assert.equal(commandArgument(text, 'posix'), text);
  }
  assert.equal(commandArgument('C:\\x y', 'win32'), '"C:\\x y"');
  assert.equal(commandArgument('50%', 'posix'), '50%%');
});

test(
  'the shell that ssh hands a ProxyCommand to reads what was meant',
  { skip: findShell() === undefined },
  () => {
    for (const text of [
      'a b',
      "it's",
      '$(id)',
      '`id`',
      '"',
      '\\',
      '$HOME',
      'a;b',
      '&',
      '',
      '*',
      '~/x',
      '!x',
    ]) {
      const written = commandArgument(text, 'posix').replaceAll('%%', '%');
      const { stdout } = spawnSync('sh', ['-c', `printf '%s' ${written}`], { encoding: 'utf8' });
      assert.equal(stdout, text);
    }
  },
);
