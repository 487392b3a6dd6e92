import type { LanguageService, TextDocument } from '../../../src/core/language/index.ts';
import type { Position } from '../../../src/core/language/lsp.ts';
import { applyEdits, documentOf } from '../documents.ts';
import { meaningOf } from './meaning.ts';

const name = 'renamedHere';

/** What is wrong with renaming what stands at the position: there and back again, the document means the same. */
export function renameFault(
  service: LanguageService,
  document: TextDocument,
  position: Position,
): string | undefined {
  const start = service.prepareRename(document, position);
  // What is no name, or is written as a number, does not come back as it was.
  if ('refused' in start || !/^[A-Za-z_]\w*$/.test(start.placeholder)) return undefined;
  const text = document.getText();
  const there = service.rename(document, position, name);
  if ('refused' in there) return undefined;
  const renamed = documentOf(applyEdits(text, there), document.format);
  const line = renamed.getText().split(/\r\n|\r|\n/)[start.range.start.line] ?? '';
  const character = line.indexOf(name);
  const back = service.rename(renamed, { ...start.range.start, character }, start.placeholder);
  if ('refused' in back) {
    // The document may have had a name that is too long to be given to anything.
    const isTooLong = start.placeholder.length > 50 && back.refused.endsWith('at most 50 of them.');
    return isTooLong ? undefined : `not renamed back: ${back.refused}`;
  }
  const again = applyEdits(renamed.getText(), back);
  return again === text || meaningOf(again, document.format) === meaningOf(text, document.format)
    ? undefined
    : 'renaming there and back changes values';
}
