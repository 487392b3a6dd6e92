import { applied } from '../edits.ts';
import type { Refusal, TextEdit } from '../lsp.ts';
import type { LanguageService } from '../service.ts';
import type { TextDocument } from '../text.ts';

type Scripting = Pick<LanguageService, 'scripts' | 'writeScript' | 'close'>;

/**
 * Writing a script back changes that script and no other: what the edits would make of the document is read again,
 * and where it reads otherwise nothing is written. A person saves a script now and then; a lost line costs more.
 */
export function proven(service: Scripting): Pick<LanguageService, 'writeScript'> {
  return {
    writeScript(document, id, before, text) {
      const edits = service.writeScript(document, id, before, text);
      if ('refused' in edits || edits.length === 0) return edits;
      return isKept(service, document, edits, { before, text }) ? edits : unclear;
    },
  };
}

function isKept(
  service: Scripting,
  document: TextDocument,
  edits: readonly TextEdit[],
  { before, text }: { readonly before: string; readonly text: string },
): boolean {
  const written = applied(document.getText(), edits);
  const copy = {
    ...document,
    uri: `${document.uri}#written`,
    format: document.format,
    getText: () => written,
  };
  const old = service.scripts(document);
  const now = service.scripts(copy);
  service.close(copy.uri);
  const changed = now.filter((script, index) => !isSame(script.text, old[index]?.text));
  const [only] = changed;
  if (old.length !== now.length || changed.length > 1) return false;
  return only === undefined ? isSame(before, text) : isSame(only.text, text);
}

/** The last line of a list of lines ends like the others. */
function isSame(left: string, right: string | undefined): boolean {
  return withoutEnd(left) === withoutEnd(right ?? '');
}

function withoutEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
}

const unclear: Refusal = {
  refused:
    'Written here, the document would hold another script than yours: its layout around the script is unclear. Format the document, or change the script in it; nothing was changed.',
};
