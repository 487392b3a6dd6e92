import { isRunbook } from '../model/kind.ts';
import type { Rule } from './rule.ts';

/** A variable that no step reads or changes. */
export const unusedVariable: Rule = {
  code: 'unused-variable',
  severity: 'hint',
  *check({ model, text }) {
    if (!isRunbook(model.kind) || model.variables.size === 0) return;
    const used = new Set([...text.matchAll(/\bvariable:([\w-]+)/g)].map(([, name = '']) => name));
    for (const [name, { key }] of model.variables) {
      if (used.has(name)) continue;
      yield {
        span: key,
        message: `The variable '${name}' is used nowhere. Refer to it as {{ variable:${name} }}, or remove it.`,
        unnecessary: true,
      };
    }
  },
};
