import type { Position } from '../lsp.ts';
import type { TextDocument } from '../text.ts';
import type { Placement } from './placement.ts';
import { partAt, Templates, type Template, type TemplatePart } from './templates.ts';

/** A document of a template, and a place in it. */
export type Part = TemplatePart & { readonly position: Position };

/** Decides what a question is about: the text itself, or a document in it. */
export class Route {
  readonly #templates = new Templates();

  /** `nothing` where the text is another tool's. */
  whole<T>(document: TextDocument, nothing: T, alone: () => T, inTemplate: (template: Template) => T): T {
    const template = this.#templates.of(document);
    if (template === undefined) return document.within === 'template' ? nothing : alone();
    return inTemplate(template);
  }

  /** `nothing` also where the position is in no document. */
  at<T>(
    document: TextDocument,
    position: Position,
    nothing: T,
    alone: () => T,
    inPart: (part: Part, placement: Placement, template: Template) => T,
  ): T {
    return this.whole(document, nothing, alone, (template) => {
      const part = partAt(template, position);
      return part === undefined ? nothing : inPart(part, part.embedded.placement, template);
    });
  }

  forget(uri: string, close: (part: string) => void): void {
    for (const part of this.#templates.forget(uri)) close(part);
  }
}
