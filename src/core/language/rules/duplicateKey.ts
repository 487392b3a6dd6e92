import { isMap, walk, type MapNode } from '../syntax/node.ts';
import type { Finding, Rule } from './rule.ts';

/** A key twice in one map: parsers silently keep the last. */
export const duplicateKey: Rule = {
  code: 'duplicate-key',
  severity: 'warning',
  *check({ model }) {
    for (const node of walk(model.root)) if (isMap(node)) yield* duplicatesIn(node);
  },
};

function* duplicatesIn(map: MapNode): Generator<Finding> {
  const seen = new Set<string>();
  for (const { key, name } of map.entries) {
    if (seen.has(name)) {
      yield {
        span: key,
        message: `'${name}' stands above already; the value there is lost. Remove one of the two.`,
      };
    }
    seen.add(name);
  }
}
