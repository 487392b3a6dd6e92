import type { Range, Refusal, TextEdit } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { scriptsOf, textOfScript, type PlacedScript, type ScriptLanguage } from './find.ts';
import { scriptEdits } from './write.ts';

/** A script of a document, as a file would hold it. */
export interface Script {
  /** Tells it from the document's others while the step keeps its name. */
  readonly id: string;
  readonly language: ScriptLanguage;
  /** For a file: `install.sh`. */
  readonly fileName: string;
  /** Its key: where a lens stands. */
  readonly keyRange: Range;
  /** All of it. */
  readonly range: Range;
  /** Its lines end as they are written in the document. */
  readonly text: string;
}

const extensions: { readonly [L in ScriptLanguage]: string } = {
  shellscript: 'sh',
  powershell: 'ps1',
  python: 'py',
};

/** The scripts of a document in the order of the text. */
export function scripts({ model, lines }: ParsedDocument): readonly Script[] {
  return distinct(scriptsOf(model)).map((script) => ({
    id: script.id,
    language: script.language,
    fileName: `${fileNameOf(script.id)}.${extensions[script.language]}`,
    keyRange: lines.range(script.key),
    range: lines.range({ start: script.key.start, end: script.node.end }),
    text: textOfScript(script),
  }));
}

function fileNameOf(id: string): string {
  const [owner = '', key = ''] = id.split('/');
  const name = owner.replace(/[^\w.-]+/g, '-');
  return key === 'Script' || key === 'runCommand' || key === 'commands' ? name : `${name}-${key}`;
}

/**
 * The edits that write a script back. `before` is the text that the author started from: when the document was
 * changed meanwhile, the script is found by it, and what somebody else wrote is not written over.
 */
export function writeScript(
  parsed: ParsedDocument,
  id: string,
  before: string,
  text: string,
): readonly TextEdit[] | Refusal {
  const [problem] = parsed.problems;
  if (problem !== undefined) {
    const line = parsed.lines.position(problem.start).line + 1;
    return { refused: `The document has a mistake in line ${line}. Correct it, then save the script again.` };
  }
  const all = distinct(scriptsOf(parsed.model));
  const named = all.find((script) => script.id === id);
  const alike = all.filter((script) => textOfScript(script) === before);
  const target = named && textOfScript(named) === before ? named : alike.length === 1 ? alike[0] : undefined;
  const written = withLineFeeds(text);
  const isSame = written === withLineFeeds(before);
  if (target !== undefined) return isSame ? [] : scriptEdits(parsed, target, withEndsOf(target, written));
  return {
    refused:
      named === undefined
        ? 'The script is no longer in the document. Copy your text to where it belongs; nothing was changed.'
        : 'The script was changed in the document since it was opened here. Compare the two, then close this editor and open the script again; nothing was changed.',
  };
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A script all of whose lines end as on Windows keeps its ends; of a mixture an editor has made one kind. */
function withEndsOf(script: PlacedScript, text: string): string {
  const ends = new Set(textOfScript(script).match(/\r\n|[\r\n]/g));
  return ends.size === 1 && ends.has('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

/** Of several with one name, those behind the first are numbered. */
function distinct(all: readonly PlacedScript[]): readonly PlacedScript[] {
  const counts = new Map<string, number>();
  return all.map((script) => {
    const count = (counts.get(script.id) ?? 0) + 1;
    counts.set(script.id, count);
    return count === 1 ? script : { ...script, id: `${script.id}-${count}` };
  });
}
