import { entriesOf, valueOf, type Entry, type Parsed } from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import type { Piece } from '../syntax/pieces.ts';
import { moved } from '../syntax/yamlReader.ts';
import { LineMap, type Format } from '../text.ts';
import { documentResources, type DocumentResource } from './find.ts';
import type { Host } from './part.ts';

/** A template as far as the documents in it need it. */
export interface TemplateText extends Host {
  readonly resources: readonly DocumentResource[];
  /** Whether the resources that hold documents have mistakes of form. */
  readonly isBroken: boolean;
}

/**
 * Reads the versions of one template. Of a YAML template only the resources that speak of documents are read, and of
 * these the ones that have changed: a long template costs no more than its documents, and a mistake elsewhere hides
 * none of them.
 */
export class ResourceReader {
  #known: ReadonlyMap<string, Parsed> = new Map();

  read(text: string, format: Format): TemplateText {
    const { entries, isBroken } = (format === 'yaml' && this.#inPieces(text)) || whole(text, format);
    return { text, format, lines: new LineMap(text), resources: documentResources(entries), isBroken };
  }

  #inPieces(text: string): Read | undefined {
    const pieces = resourcePieces(text)?.filter((piece) => piece.text.includes('AWS::SSM::Document'));
    if (pieces === undefined) return undefined;
    const read = new Map(
      pieces.map((piece) => [piece.text, this.#known.get(piece.text) ?? parse(piece.text, 'yaml')]),
    );
    this.#known = read;
    const problems = [...read.values()].flatMap((parsed) => parsed.problems);
    // An anchor may stand in another resource; what is in quotes or brackets may reach further left than its own.
    if (problems.some(({ message }) => /^No anchor|^The closing/.test(message))) return undefined;
    const entries = pieces.flatMap(({ start, text: own }) => {
      const root = read.get(own)?.root;
      return root === undefined ? [] : entriesOf(moved(root, start));
    });
    return { entries, isBroken: problems.length > 0 };
  }
}

interface Read {
  readonly entries: readonly Entry[];
  readonly isBroken: boolean;
}

function whole(text: string, format: Format): Read {
  const { root, problems } = parse(text, format);
  return { entries: entriesOf(valueOf(root, 'Resources')), isBroken: problems.length > 0 };
}

const section = /^(["']?)Resources\1[ \t]*:[ \t]*(?:#[^\r\n]*)?\r?\n/m;

/**
 * The text of each resource. Only indentation is looked at; `undefined` where that does not tell them: brackets, or
 * lines further left than the first resource.
 */
function resourcePieces(text: string): readonly Piece[] | undefined {
  const header = section.exec(text);
  if (header === null) return undefined;
  const begin = header.index + header[0].length;
  const after = /^[^\s#]/m.exec(text.slice(begin));
  const body = text.slice(begin, after === null ? undefined : begin + after.index);
  const lines = Array.from(body.matchAll(/^( +)[^\s#]/gm), ({ 1: blanks = '', index }) => ({
    index,
    indent: blanks.length,
  }));
  const indent = lines[0]?.indent ?? 0;
  if (lines.length === 0 || lines.some((line) => line.indent < indent)) return undefined;
  const starts = lines.filter((line) => line.indent === indent).map(({ index }) => index);
  return starts.map((start, index) => ({ start: begin + start, text: body.slice(start, starts[index + 1]) }));
}
