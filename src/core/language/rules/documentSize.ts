import type { Rule } from './rule.ts';

const limit = 64 * 1024;

/**
 * A document that is larger than the service says it takes. Information: some of AWS's own are larger, and
 * what counts is the size without what a parser skips.
 */
export const documentSize: Rule = {
  code: 'document-size',
  severity: 'information',
  *check({ model, text }) {
    // A UTF-16 code unit is at most three bytes, so most documents need not be counted.
    if (text.length * 3 <= limit || model.kind === 'unknown' || model.kind === 'other') return;
    const size = new TextEncoder().encode(text).length;
    if (size <= limit) return;
    const at = model.root?.kind === 'map' ? model.root.entries[0]?.key : undefined;
    yield {
      span: at ?? { start: 0, end: 1 },
      message: `The document has ${Math.ceil(size / 1024)} KB, and CreateDocument takes 64. Move scripts into attachments or documents of their own.`,
    };
  },
};
