import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linux } from '../../../../../src/simulator/exec/scripted/linux.ts';
import { powershell } from '../../../../../src/simulator/exec/scripted/powershell.ts';
import { LineEditor } from '../../../../../src/simulator/exec/terminal/lineEditor.ts';
import { quick } from '../../../../support/quick.ts';
import { createRandom } from '../../../../support/random.ts';
import { testNode } from '../../support/nodes.ts';

const pieces = [
  'Get-Service',
  '-Name',
  '*',
  '(',
  '[',
  '"',
  "'",
  ';',
  '|',
  '$env:X',
  '${',
  '#',
  'exit',
  'throw',
  '\\',
  '\n',
  '\r\n',
  '🚀',
  '\u0000',
];

describe('scripted shells', () => {
  it('answer anything with text and an exit code', () => {
    const random = createRandom(9);
    const context = { node: testNode(), now: 0, user: 'root' };
    for (let round = 0; round < 2_000; round++) {
      const line = Array.from(
        { length: random.below(12) },
        () => pieces[random.below(pieces.length)] ?? '',
      ).join(random.chance(0.5) ? ' ' : '');
      for (const shell of [linux, powershell]) {
        const answer = shell.run([line], context);
        assert.ok(Number.isInteger(answer.exitCode), line);
      }
    }
  });

  it('read a long line in a time that people do not notice', () => {
    for (const unit of ['"', 'a;', '$x', ' ', '*(']) {
      const context = { node: testNode(), now: 0, user: 'root' };
      for (const shell of [powershell, linux]) quick(() => shell.run([unit.repeat(20_000)], context), unit);
    }
  });
});

describe('line mode', () => {
  it('takes any bytes in any pieces', () => {
    const random = createRandom(10);
    for (let round = 0; round < 200; round++) {
      let lines = 0;
      const editor = new LineEditor({
        echo: () => undefined,
        line: () => lines++,
        interrupt: () => undefined,
        end: () => undefined,
      });
      for (let count = 0; count < 20; count++) editor.write(random.bytes(random.below(30)));
      // Whatever came before, two Enters end a line: the first may belong to an escape sequence.
      editor.write(Buffer.from('\u001b[A\r\r'));
      assert.ok(lines > 0);
    }
  });
});
