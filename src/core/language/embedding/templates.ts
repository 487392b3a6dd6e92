import type { Position } from '../lsp.ts';
import type { ParsedDocument, Parser } from '../parser.ts';
import type { TextDocument } from '../text.ts';
import { documentResources, embeddedDocument, type EmbeddedDocument } from './find.ts';

/** A document of a template, as the service takes it. */
export interface TemplatePart {
  readonly embedded: EmbeddedDocument;
  readonly document: TextDocument;
}

/** A CloudFormation template that holds documents. */
export interface Template {
  readonly host: ParsedDocument;
  readonly parts: readonly TemplatePart[];
}

/** Finds the documents in CloudFormation templates, once a version. */
export class Templates {
  readonly #parser: Parser;
  readonly #known = new WeakMap<ParsedDocument, Template>();

  constructor(parser: Parser) {
    this.#parser = parser;
  }

  /** The template that a text is; `undefined` for any other. */
  of(document: TextDocument): Template | undefined {
    if (!document.getText().includes('AWS::SSM::Document')) return undefined;
    const host = this.#parser.parse(document);
    const template = this.#known.get(host) ?? read(host, document);
    this.#known.set(host, template);
    return template.parts.length === 0 && documentResources(host).length === 0 ? undefined : template;
  }
}

/** The part that the position is in, and the place in it. */
export function partAt(
  template: Template,
  position: Position,
): (TemplatePart & { readonly position: Position }) | undefined {
  for (const part of template.parts) {
    const inner = part.embedded.placement.inner(position);
    if (inner !== undefined) return { ...part, position: inner };
  }
  return undefined;
}

function read(host: ParsedDocument, { uri, version }: TextDocument): Template {
  const parts = documentResources(host).flatMap((resource) => {
    const embedded = embeddedDocument(host, resource);
    if (embedded === undefined) return [];
    const { text, format, substituted } = embedded;
    const document = { uri: `${uri}#${resource.name}`, version, format, substituted, getText: () => text };
    return [{ embedded, document }];
  });
  return { host, parts };
}
