import { nearest } from '../spelling.ts';
import type { MapNode } from '../syntax/node.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * Nothing, or nothing that is an SSM document. A map without any sign of one may be an application's
 * configuration, which is free in form: that is information, unless a key looks like a sign that was misspelt.
 */
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
      yield unrecognised(model.root);
    }
  },
};

const signs = ['schemaVersion', 'mainSteps', 'runtimeConfig', 'sessionType', 'packages', 'parameters'];

function unrecognised(root: MapNode): Finding {
  const meant = root.entries.find((entry) => nearest(entry.name, signs) !== undefined);
  const span = (meant ?? root.entries[0])?.key ?? { start: root.start, end: root.start + 1 };
  const message = `This is not recognised as an SSM document. ${start}`;
  return { span, message, severity: meant === undefined ? 'information' : 'error' };
}

const start = 'Start it with schemaVersion: "0.3" (Automation), "2.2" (Command) or "1.0" (Session).';
