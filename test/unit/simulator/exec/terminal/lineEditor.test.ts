import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LineEditor, screenLines } from '../../../../../src/simulator/exec/terminal/lineEditor.ts';

function edit(...pieces: readonly (string | Buffer)[]): {
  readonly lines: readonly string[];
  readonly echo: string;
} {
  const lines: string[] = [];
  let echo = '';
  const editor = new LineEditor({
    echo: (text) => (echo += text),
    line: (text) => lines.push(text),
    interrupt: () => lines.push('<interrupt>'),
    end: () => lines.push('<end>'),
  });
  for (const piece of pieces) editor.write(Buffer.from(piece));
  return { lines, echo };
}

describe('line mode', () => {
  it('shows what is typed and hands over whole lines', () => {
    assert.deepEqual(edit('ec', 'ho hi\r', 'more'), { lines: ['echo hi'], echo: 'echo hi\r\nmore' });
  });

  it('takes CR, LF and CR LF for one Enter each', () => {
    assert.deepEqual(edit('a\rb\nc\r\nd\r', '\ne\r\r').lines, ['a', 'b', 'c', 'd', 'e', '']);
  });

  it('erases characters, not bytes, and not beyond the start', () => {
    assert.deepEqual(edit('a🚀\u007f\u007f\u007fb\r'), {
      lines: ['b'],
      echo: 'a🚀\b \b\b \bb\r\n',
    });
    assert.deepEqual(edit('wrong\u0015right\r').lines, ['right']);
  });

  it('puts a character together that came in two pieces', () => {
    const rocket = Buffer.from('🚀\r');
    assert.deepEqual(edit(rocket.subarray(0, 3), rocket.subarray(3)).lines, ['🚀']);
  });

  it('swallows cursor keys, in one piece or several', () => {
    assert.deepEqual(edit('a\u001b[A\u001b[1;5Cb\u001bOPc\u001bxd\r').lines, ['abcd']);
    assert.deepEqual(edit('a\u001b', '[', '3', '~b\r').lines, ['ab']);
  });

  it('throws the line away on Ctrl-C', () => {
    assert.deepEqual(edit('half\u0003whole\r'), {
      lines: ['<interrupt>', 'whole'],
      echo: 'half^C\r\nwhole\r\n',
    });
  });

  it('ends on Ctrl-D at the start of a line only', () => {
    assert.deepEqual(edit('x\u0004').lines, []);
    assert.deepEqual(edit('\u0004').lines, ['<end>']);
  });

  it('ignores other control characters but Tab', () => {
    assert.deepEqual(edit('a\u0000\u0007\tb\r').lines, ['a\tb']);
  });

  it('ends lines for a screen', () => {
    assert.equal(screenLines('a\nb\r\nc'), 'a\r\nb\r\nc');
  });
});
