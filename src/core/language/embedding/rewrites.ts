import type { Conversion } from '../convert/convert.ts';
import { jsonOf } from '../convert/json.ts';
import { lineEnd } from '../edits.ts';
import type { FormattingOptions } from '../format/format.ts';
import type { LanguageService } from '../service.ts';
import type { Parser } from '../parser.ts';
import type { Fix, Refusal, TextEdit } from '../lsp.ts';
import {
  entryOf,
  isMap,
  isScalar,
  textOf,
  valueOf,
  walk,
  type MapNode,
  type ScalarNode,
  type SyntaxNode,
} from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import { isComputed } from '../syntax/value.ts';
import type { Format, TextDocument } from '../text.ts';
import type { DocumentResource } from './find.ts';
import { mapText, type Host } from './part.ts';
import { outerEdits } from './results.ts';
import type { Part, Route } from './route.ts';

/**
 * Other ways to write the document of a template at the position. They are offered one by one, not as the formatter
 * of the file: that one is the template's, and an editor has a single one for it.
 */
export function rewriting(
  plain: LanguageService,
  parser: Parser,
  route: Route,
): Pick<LanguageService, 'format' | 'convert' | 'rewrites'> {
  return {
    format: (document, options) =>
      route.whole<readonly TextEdit[] | Refusal>(
        document,
        [],
        () => plain.format(document, options),
        () => refusal,
      ),
    convert: (document) =>
      route.whole<Conversion | Refusal>(
        document,
        refusal,
        () => plain.convert(document),
        () => refusal,
      ),
    rewrites: (document, position, options) =>
      route.at(
        document,
        position,
        [],
        () => [],
        (part, _placement, { host }) =>
          hasMistakes(parser, part)
            ? []
            : [
                ...formatted(plain, host, part, options),
                ...asMap(plain, host, part),
                ...asText(plain, host, part),
              ],
      ),
  };
}

const refusal = {
  refused: 'A template is neither formatted nor converted here. Use the code actions in the documents in it.',
};

/** A map with mistakes of form is not written otherwise; the tree that shows them is known already. */
function hasMistakes(parser: Parser, { embedded, document }: Part): boolean {
  return embedded.writtenAs === 'map' && parser.parse(document).problems.length > 0;
}

/** Laid out anew where it stands on lines of its own; JSON templates and quoted texts are their editor's matter. */
function formatted(
  plain: LanguageService,
  host: Host,
  { embedded, document }: Part,
  options: FormattingOptions,
): readonly Fix[] {
  const { node, placement, writtenAs } = embedded;
  const isOnLines = isMap(node) ? !node.flow : isScalar(node) && node.style === 'block';
  if (host.format === 'json' || !isOnLines) return [];
  // With its tags, and without the blank lines behind it.
  const whole = writtenAs === 'map' && isMap(node) ? mapText(host, node).text : embedded.text;
  const text = contentOf(whole) + (document.format === 'yaml' ? '\n' : '');
  const uri = `${document.uri}:formatted`;
  const edits = plain.format({ ...document, uri, getText: () => text }, options);
  plain.close(uri);
  if ('refused' in edits || edits.length === 0) return [];
  return fix('Format This SSM Document', outerEdits(placement, edits));
}

/** Without blank lines and comments behind it that may be the template's. */
function contentOf(text: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.slice(0, last + 1).join('\n');
}

/** A text whose parts are all known becomes a map, with its comments where both are YAML. */
function asMap(plain: LanguageService, host: Host, { embedded, document }: Part): readonly Fix[] {
  const { node, format, substituted, writtenAs } = embedded;
  if (writtenAs === 'map' || substituted || !isScalar(node)) return [];
  const { root, problems } = parse(embedded.text, format);
  if (!isMap(root) || problems.length > 0 || hasFunctions(root)) return [];
  const text = inFormat(plain, document, embedded.text, host.format);
  if (text === undefined || /^(?:---|\.\.\.|%)/m.test(text)) return [];
  const written = host.format === 'json' ? text : `\n${text}`;
  return fix('Write the Content as a Map', put(host, node, embedded.resource, written));
}

/** A map without functions becomes text in the format that the resource says, unless comments would be lost. */
function asText(plain: LanguageService, host: Host, { embedded, document }: Part): readonly Fix[] {
  const { node, writtenAs, resource } = embedded;
  if (writtenAs === 'text' || !isMap(node) || hasFunctions(node)) return [];
  const format = textOf(valueOf(resource.properties, 'DocumentFormat')) === 'YAML' ? 'yaml' : 'json';
  const text = inFormat(plain, document, contentOf(mapText(host, node).text), format);
  if (text === undefined) return [];
  const written = host.format === 'json' ? JSON.stringify(text) : ` |\n${text}`;
  return fix('Write the Content as Text', put(host, node, resource, written));
}

/** The document in a format; `undefined` where that would lose something. */
function inFormat(
  plain: LanguageService,
  document: TextDocument,
  text: string,
  format: Format,
): string | undefined {
  // Lines that a block keeps at its end would be lost.
  if (/[|>]\d?\+/.test(text)) return undefined;
  if (document.format === format) return format === 'json' ? laidOut(text) : text.trimEnd();
  const uri = `${document.uri}:converted`;
  const converted = plain.convert({ ...document, uri, substituted: false, getText: () => text });
  plain.close(uri);
  return 'refused' in converted || converted.lostComments > 0 ? undefined : converted.text.trimEnd();
}

/** JSON with the indentation that is its own. */
function laidOut(text: string): string | undefined {
  const { root } = parse(text, 'json');
  return root && jsonOf(root, text).trimEnd();
}

/** In a text they would be nothing but words, and out of one they would become functions. */
function hasFunctions(root: SyntaxNode): boolean {
  return [...walk(root)].some(
    (node) => isComputed(node) || (isMap(node) && node.entries.some(({ name }) => name.startsWith('Fn::'))),
  );
}

/**
 * Puts another value in the place of a content, from behind its colon; `undefined` where something else stands
 * there. Its lines stand below the key, in YAML two columns further right.
 */
function put(
  host: Host,
  node: ScalarNode | MapNode,
  { properties }: DocumentResource,
  written: string,
): TextEdit[] | undefined {
  const entry = entryOf(properties, 'Content');
  if (entry?.value !== node) return undefined;
  const { text, lines, format } = host;
  const { line, character } = lines.position(entry.key.start);
  const isYaml = format === 'yaml';
  const start = isYaml ? text.indexOf(':', entry.key.end) + 1 : node.start;
  const header = text.slice(start, node.start) + (/^[|>][^\r\n]*/.exec(text.slice(node.start))?.[0] ?? '');
  if (header.includes('#')) return undefined;
  const indent = isYaml ? ' '.repeat(character + 2) : (/^[ \t]*/.exec(lines.line(line))?.[0] ?? '');
  const newText = written.replace(/\n(?=(\n)?)/g, (_, blank?: string) =>
    blank === undefined ? lineEnd(text) + indent : lineEnd(text),
  );
  return [{ range: lines.range({ start, end: endOf(host, node) }), newText }];
}

function endOf(host: Host, node: ScalarNode | MapNode): number {
  if (!isMap(node) || node.flow) return node.start + host.text.slice(node.start, node.end).trimEnd().length;
  const own = contentOf(mapText(host, node).text).split('\n').length;
  const line = host.lines.position(node.start).line + own - 1;
  return host.lines.offset({ line, character: host.lines.line(line).length });
}

function fix(title: string, edits: readonly TextEdit[] | undefined): readonly Fix[] {
  return edits === undefined ? [] : [{ title, edits }];
}
