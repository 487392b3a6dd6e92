import type { DocumentKind } from '../model/kind.ts';
import { declaredValues } from '../model/parameter.ts';
import { isRunbook } from '../model/kind.ts';
import { resourceTypes } from '../tables/parameters.ts';
import { textOf, valueOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A type of parameter that exists, but not for this type of document. */
export const parameterType: Rule = {
  code: 'parameter-type',
  severity: 'warning',
  *check({ model }) {
    if (isRunbook(model.kind)) return;
    for (const { map } of declaredValues(model)) {
      const node = valueOf(map, 'type');
      const type = textOf(node);
      if (node === undefined || type === undefined) continue;
      if (resourceTypes.includes(type)) {
        yield {
          span: node,
          message: `Only runbooks have parameters of type '${type}'. Use String, with an allowedPattern.`,
        };
      } else if (model.kind === 'session' && other.has(type)) {
        yield {
          span: node,
          message: `The parameters of ${words[model.kind] ?? 'this document'} are documented as String only.`,
          severity: 'information',
        };
      }
    }
  },
};

const other: ReadonlySet<string> = new Set(['StringList', 'Boolean', 'Integer', 'MapList', 'StringMap']);
const words: { readonly [K in DocumentKind]?: string } = { session: 'Session documents' };
