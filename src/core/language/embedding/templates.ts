import type { Position } from '../lsp.ts';
import type { TextDocument } from '../text.ts';
import { embeddedDocuments, type EmbeddedDocument } from './find.ts';
import { ResourceReader, type TemplateText } from './resources.ts';

/** A document of a template, as the service takes it. */
export interface TemplatePart {
  readonly embedded: EmbeddedDocument;
  readonly document: TextDocument;
}

/** A CloudFormation template that holds documents. */
export interface Template {
  readonly host: TemplateText;
  readonly parts: readonly TemplatePart[];
}

interface Remembered {
  readonly version: number;
  readonly template: Template;
  readonly reader: ResourceReader;
}

/** Finds the documents in CloudFormation templates, once a version. */
export class Templates {
  readonly #known = new Map<string, Remembered>();

  /** The template that a text is; `undefined` for any other. */
  of(document: TextDocument): Template | undefined {
    const text = document.getText();
    if (!text.includes('AWS::SSM::Document')) return undefined;
    const key = `${document.format} ${document.uri}`;
    const known = this.#known.get(key);
    const isKnown = known?.version === document.version;
    const reader = known?.reader ?? new ResourceReader();
    const template = isKnown
      ? known.template
      : read(reader.read(text, document.format), document, known?.template);
    this.#known.delete(key);
    this.#known.set(key, { version: document.version, template, reader });
    this.#trim();
    return template.host.resources.length === 0 ? undefined : template;
  }

  /** Forgets a closed template; the addresses of the documents in it. */
  forget(uri: string): readonly string[] {
    return ['yaml', 'json'].flatMap((format) => {
      const known = this.#known.get(`${format} ${uri}`);
      this.#known.delete(`${format} ${uri}`);
      return known?.template.parts.map((part) => part.document.uri) ?? [];
    });
  }

  #trim(): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size > capacity && oldest !== undefined) this.#known.delete(oldest);
  }
}

const capacity = 16;

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

/** A document whose text is the same as in the version before keeps its own version: it need not be read again. */
function read(host: TemplateText, { uri, version }: TextDocument, before: Template | undefined): Template {
  const known = new Map(before?.parts.map((part) => [part.document.uri, part.document]));
  const ids = new Set<string>();
  const parts = host.resources.flatMap((resource) =>
    embeddedDocuments(host, resource).map((found): TemplatePart => {
      const embedded = { ...found, id: ownId(found.id, ids) };
      const { id, text, format, substituted } = embedded;
      const address = `${uri}#${id}`;
      const other = known.get(address);
      const isSame =
        other?.format === format && other.substituted === substituted && other.getText() === text;
      const document = isSame ? other : { uri: address, version, format, substituted, getText: () => text };
      return { embedded, document };
    }),
  );
  return { host, parts };
}

/** A resource that was copied and is not renamed yet has the ID of the other. */
function ownId(id: string, taken: Set<string>): string {
  let own = id;
  for (let count = 2; taken.has(own); count += 1) own = `${id}-${count}`;
  taken.add(own);
  return own;
}
