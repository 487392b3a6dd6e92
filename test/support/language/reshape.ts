import type { LanguageService, TextDocument } from '../../../src/core/language/index.ts';
import { applyEdits, documentOf } from '../documents.ts';
import { meaningOf, stylesOf, yamlComments } from './meaning.ts';

const options = { tabSize: 2, insertSpaces: true };

/** What formatting and converting do to a document that they should not; `undefined` where all is well. */
export function reshapeFault(service: LanguageService, document: TextDocument): string | undefined {
  return formatFault(service, document) ?? convertFault(service, document);
}

function formatFault(service: LanguageService, document: TextDocument): string | undefined {
  const text = document.getText();
  const edits = service.format(document, options);
  if ('refused' in edits) return sentenceFault(edits.refused);
  if (edits.length === 0) return undefined;
  const once = applyEdits(text, edits);
  const again = service.format(documentOf(once, document.format), options);
  if ('refused' in again)
    return isTemplate(again.refused)
      ? undefined
      : `formatted, it cannot be formatted again: ${again.refused}`;
  if (applyEdits(once, again) !== once) return 'formatting twice is not formatting once';
  const meaning = meaningOf(text, document.format);
  if (meaning === undefined) return undefined;
  if (meaningOf(once, document.format) !== meaning) return 'formatting changes values';
  if (document.format === 'json') return undefined;
  if (stylesOf(once).join() !== stylesOf(text).join()) return 'formatting changes tags or styles';
  return yamlComments(once).join() === yamlComments(text).join() ? undefined : 'formatting changes comments';
}

function convertFault(service: LanguageService, document: TextDocument): string | undefined {
  const conversion = service.convert(document);
  if ('refused' in conversion) return sentenceFault(conversion.refused);
  const { text, format } = conversion;
  const meaning = meaningOf(document.getText(), document.format);
  if (meaning === undefined) return undefined;
  if (meaningOf(text, format) !== meaning) return 'converting changes values';
  const back = service.convert(documentOf(text, format));
  if ('refused' in back)
    return /nested/.test(back.refused) || isTemplate(back.refused)
      ? undefined
      : `not converted back: ${back.refused}`;
  return meaningOf(back.text, document.format) === meaning ? undefined : 'converting back changes values';
}

/** What was too spoilt to be known as a template may be known as one once it is written anew. */
function isTemplate(refused: string): boolean {
  return refused.startsWith('A template ');
}

function sentenceFault(refused: string): string | undefined {
  return /^[A-Z][^]*[.?]$/.test(refused) ? undefined : `not a sentence: ${refused}`;
}
