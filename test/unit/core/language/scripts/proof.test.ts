import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { TextEdit } from '../../../../../src/core/language/lsp.ts';
import { proven } from '../../../../../src/core/language/scripts/proof.ts';
import type { Script } from '../../../../../src/core/language/scripts/scripts.ts';
import type { TextDocument } from '../../../../../src/core/language/text.ts';
import { documentOf } from '../../../../support/documents.ts';

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A document whose scripts are its lines; `edits` is what writing one back is answered with. */
function lines(edits: readonly TextEdit[]) {
  const closed: string[] = [];
  const service = proven({
    scripts: (document: TextDocument): readonly Script[] =>
      document
        .getText()
        .split('\n')
        .map((text, index) => ({
          ...{ id: String(index), language: 'shellscript', fileName: 'a.sh' },
          ...{ keyRange: nowhere, range: nowhere, text },
        })),
    writeScript: () => edits,
    close: (uri) => closed.push(uri),
  });
  return {
    closed,
    write: (before: string, text: string) =>
      service.writeScript(documentOf('a\nb', 'yaml'), '1', before, text),
  };
}

function edit(line: number, newText: string): TextEdit {
  return { range: { start: { line, character: 0 }, end: { line, character: 1 } }, newText };
}

test('edits after which the script reads as it was written are handed on, and nothing is remembered', () => {
  const { write, closed } = lines([edit(1, 'new')]);
  assert.deepEqual(write('b', 'new\r\n'), [edit(1, 'new')]);
  assert.equal(closed.length, 1);
});

test('nothing is written where the script would read otherwise', () => {
  assert.match(JSON.stringify(lines([edit(1, 'nev')]).write('b', 'new')), /nothing was changed/);
});

test('nothing is written where another script would change, or be lost', () => {
  assert.ok('refused' in lines([edit(0, 'x'), edit(1, 'new')]).write('b', 'new'));
  assert.ok('refused' in lines([edit(0, 'x\ny'), edit(1, 'new')]).write('b', 'new'));
});

test('edits that leave every script alone are right only for one that was not changed', () => {
  assert.deepEqual(lines([edit(1, 'b')]).write('b', 'b'), [edit(1, 'b')]);
  assert.ok('refused' in lines([edit(1, 'b')]).write('b', 'new'));
});

test('what is refused, and no edits at all, stay what they are', () => {
  assert.deepEqual(lines([]).write('b', 'b'), []);
});
