import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitArguments } from '../../../../src/simulator/exec/splitArguments.ts';

describe('the words of a command line without a shell', () => {
  it('are parted by blanks, tabs and lines', () => {
    assert.deepEqual(splitArguments('  ls\t-l \n /tmp '), ['ls', '-l', '/tmp']);
    assert.deepEqual(splitArguments(''), []);
    assert.deepEqual(splitArguments(' \n '), []);
  });

  it('are grouped by quotes, also in the middle of a word', () => {
    assert.deepEqual(splitArguments(`sh -c 'echo "a b"' --x="c d"e ''`), [
      'sh',
      '-c',
      'echo "a b"',
      '--x=c de',
      '',
    ]);
  });

  it('take the character after a backslash as it is, but within single quotes', () => {
    assert.deepEqual(splitArguments(String.raw`a\ b "c\"d\\" 'e\f' \'g`), [
      'a b',
      String.raw`c"d\ `.trim(),
      String.raw`e\f`,
      "'g",
    ]);
    assert.deepEqual(splitArguments('end\\'), ['end']);
  });

  it('end at a comment, which begins a word', () => {
    assert.deepEqual(splitArguments('ls # all\n-l a#b "#c" \\#d'), ['ls', '-l', 'a#b', '#c', '#d']);
  });

  it('know no variables, globs or operators', () => {
    assert.deepEqual(splitArguments('echo $HOME * | wc > x && y; z'), [
      ...['echo', '$HOME', '*', '|', 'wc', '>', 'x', '&&', 'y;', 'z'],
    ]);
  });

  it('refuse a quote that is not closed', () => {
    for (const line of [`echo "a`, `echo 'a`, `echo a"b c`, `"`, String.raw`echo "a\"`]) {
      assert.throws(() => splitArguments(line), /expecting closing quote/, line);
    }
  });

  it('are found soon in a long hostile line', () => {
    for (const part of ['\\', '"\\', "'", '" ', '#']) {
      const line = part.repeat(20_000);
      try {
        splitArguments(line);
      } catch (error) {
        assert.match(String(error), /closing quote/);
      }
    }
  });
});
