import type { Rule } from './rule.ts';

/** Nothing, or nothing that is an SSM document. */
export const notADocument: Rule = {
  code: 'not-a-document',
  severity: 'error',
  *check({ model, text }) {
    if (model.kind === 'calendar') return;
    if (model.root === undefined) {
      yield { span: { start: 0, end: 0 }, message: `The document is empty. ${start}` };
    } else if (model.root.kind !== 'map') {
      const { start: at } = model.root;
      yield {
        span: { start: at, end: Math.min(at + 1, text.length) },
        message: `A document is a map. ${start}`,
      };
    } else if (model.kind === 'unknown' && model.schemaVersion === undefined) {
      const key = model.root.entries[0]?.key ?? { start: model.root.start, end: model.root.start + 1 };
      yield { span: key, message: `This is not recognised as an SSM document. ${start}` };
    }
  },
};

const start = 'Start it with schemaVersion: "0.3" (Automation), "2.2" (Command) or "1.0" (Session).';
