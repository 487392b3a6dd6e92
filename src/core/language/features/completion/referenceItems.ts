import { completionKinds, type CompletionItem, type Range } from '../../lsp.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { edit } from './item.ts';
import type { Place } from './place.ts';
import { referablesAt, type Referable } from './references.ts';
import { literal } from './written.ts';

/** Completions between `{{` and the cursor; `undefined` when it is not there. */
export function bracedItems(place: Place): readonly CompletionItem[] | undefined {
  const { parsed, position, cursor } = place;
  const line = parsed.lines.line(position.line);
  const before = line.slice(0, position.character);
  const open = /\{\{[ \t]*[\w.:-]*$/.exec(before);
  if (open === null) return undefined;
  // What is left of the name, and the braces that the editor or the author has closed already.
  const rest = /^[\w.:-]*(?:[ \t]*\}\}?)?/.exec(line.slice(position.character))?.[0] ?? '';
  const from = begin(place, before) ?? open.index;
  const isNaked = from <= open.index && needsQuotes(place, line.charAt(from));
  const start = isNaked ? from : open.index;
  const range: Range = {
    start: { line: position.line, character: start },
    end: { line: position.line, character: position.character + rest.length },
  };
  const head = line.slice(start, open.index);
  const quote = isNaked ? '"' : '';
  const lead = isNaked ? cursor.lead : '';
  return referablesAt(place).map((referable, index) => {
    const newText = `${lead}${quote}${literal(head)}${braces(referable)}${quote}`;
    return item(referable, { range, newText, filterText: `${head}{{ ${referable.name}`, index });
  });
}

/** Where the value begins that the braces stand in, when it is written without quotes. */
function begin({ cursor }: Place, before: string): number | undefined {
  if (cursor.at === 'text' || cursor.quote !== '') return undefined;
  const { character } = cursor.replace.start;
  return before.slice(character).startsWith('{{') || cursor.at === 'value' ? character : undefined;
}

/** Bare braces begin a map in YAML, and nothing at all in JSON. */
function needsQuotes({ parsed, cursor }: Place, first: string): boolean {
  if (cursor.at === 'text' || cursor.quote !== '') return false;
  return parsed.format === 'json' || first === '{';
}

/** Whole values that refer to something: `"{{ name }}"`. What has the type that is wanted comes first. */
export function wholeItems(place: Place, spec: KeySpec): CompletionItem[] {
  const { cursor, parsed } = place;
  if (cursor.at === 'text') return [];
  const quote = cursor.quote === "'" && parsed.format === 'yaml' ? "'" : '"';
  return referablesAt(place).map((referable, index) =>
    item(referable, {
      label: `{{ ${referable.name} }}`,
      ...edit(`${quote}${braces(referable)}${quote}`, place),
      filterText: `${cursor.lead}${cursor.quote}{{ ${referable.name} }}`,
      index: index + (fits(referable, spec) ? 0 : 1000),
      rank: '5',
    }),
  );
}

interface ItemOptions {
  readonly label?: string;
  readonly range: Range;
  readonly newText: string;
  readonly filterText: string;
  readonly index: number;
  readonly rank?: string;
}

function item(referable: Referable, options: ItemOptions): CompletionItem {
  return {
    label: options.label ?? referable.name,
    kind: completionKinds.variable,
    detail: referable.detail,
    ...(referable.about === undefined ? {} : { documentation: referable.about }),
    textEdit: { range: options.range, newText: options.newText },
    insertTextFormat: 2,
    sortText: `${options.rank ?? '0'}${String(options.index).padStart(4, '0')}`,
    filterText: options.filterText,
  };
}

/** As a snippet: what is open gets a tab stop. */
function braces({ name, isOpen }: Referable): string {
  return `{{ ${literal(name)}${isOpen === true ? '${1:name}' : ''} ${literal('}}')}`;
}

function fits({ type }: Referable, { type: wanted }: KeySpec): boolean {
  if (type === undefined || wanted === 'any') return true;
  const isList = type === 'StringList' || type.startsWith('List<');
  if (wanted === 'StringList') return isList;
  if (wanted === 'String') return type === 'String' || type.startsWith('AWS::');
  return type === wanted;
}
