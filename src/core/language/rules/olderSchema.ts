import { changeTo } from '../edits.ts';
import { isScalar, valueOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A Command document of schema version 2.0, which the newer 2.2 covers. */
export const olderSchema: Rule = {
  code: 'older-schema',
  severity: 'hint',
  *check(context) {
    const { kind, schemaVersion, root } = context.model;
    const version = valueOf(root, 'schemaVersion');
    if (kind !== 'command' || schemaVersion !== '2.0' || !isScalar(version)) return;
    if (typeof version.value !== 'string') return;
    yield {
      span: version,
      message: 'Schema version 2.2 does all that 2.0 does, and knows preconditions. Move to 2.2.',
      fixes: [{ ...changeTo(context, version, '2.2'), title: 'Move to schema version 2.2' }],
    };
  },
};
