import { completionKinds, type CompletionItem } from '../../lsp.ts';
import { documentTemplates } from './documentTemplates.ts';
import type { Place } from './place.ts';
import { render } from './template.ts';

/** A whole document of each type, for a file that holds nothing yet. */
export function documentItems({ cursor, parsed }: Place): CompletionItem[] {
  const isEmpty = parsed.format === 'json' ? /^(?:\{\s*\}?)?$/ : /^\S*\s*$/;
  const rest = parsed.text.replaceAll(/^[ \t]*#.*$/gm, '').trim();
  if (!isEmpty.test(rest)) return [];
  return documentTemplates.map(({ label, about, body }, index) => ({
    label,
    kind: completionKinds.snippet,
    detail: 'new document',
    documentation: about,
    textEdit: { range: cursor.replace, newText: text(render(body, parsed.format), rest.startsWith('{')) },
    insertTextFormat: 2,
    sortText: `3${String(index).padStart(3, '0')}`,
    filterText: `${cursor.quote}${label}`,
  }));
}

/** In JSON the braces of the document stand already: an empty JSON file has none, and its place is no key's. */
function text(body: string, isInBraces: boolean): string {
  return isInBraces ? body.replace(/^\{\n|\n\}$/g, '') : body;
}
