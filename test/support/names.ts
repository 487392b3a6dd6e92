import assert from 'node:assert/strict';
import type { Range } from '../../src/core/language/lsp.ts';
import type { Mention } from '../../src/core/language/model/names.ts';
import { Parser, type ParsedDocument } from '../../src/core/language/parser.ts';
import { LineMap, type Format } from '../../src/core/language/text.ts';
import { documentOf } from './documents.ts';

export function parsedOf(text: string, format: Format = 'yaml'): ParsedDocument {
  return new Parser().parse(documentOf(text, format));
}

/** The names of a document in the order of its text, declarations with `!`; each must be what its span holds. */
export function namesIn(text: string, format: Format = 'yaml'): readonly string[] {
  const { mentions } = parsedOf(text, format).symbols();
  for (const mention of mentions) assertExact(text, mention);
  return mentions.map(({ kind, name, extent }) => `${kind} ${name}${extent === undefined ? '' : '!'}`);
}

function assertExact(text: string, mention: Mention): void {
  const written = text.slice(mention.start, mention.end);
  const own = mention.kind === 'output' ? mention.name.slice(-written.length) : mention.name;
  assert.equal(written, own, mention.name);
}

/** What of the text is in a range. */
export function textIn(text: string, range: Range): string {
  const lines = new LineMap(text);
  return text.slice(lines.offset(range.start), lines.offset(range.end));
}

/** `line:character`, both 0-based. */
export function startOf({ start }: Range): string {
  return `${String(start.line)}:${String(start.character)}`;
}
