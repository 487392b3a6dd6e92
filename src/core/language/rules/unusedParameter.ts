import { isRunbook } from '../model/kind.ts';
import type { Rule } from './rule.ts';

/** A parameter that whoever runs the document is asked for in vain. */
export const unusedParameter: Rule = {
  code: 'unused-parameter',
  severity: 'hint',
  *check({ model, text }) {
    if (!hasUses(model.kind) || model.parameters.size === 0) return;
    const used = namesUsed(text);
    for (const [name, { key }] of model.parameters) {
      if (used.has(name)) continue;
      yield {
        span: key,
        message: `The parameter '${name}' is used nowhere. Refer to it as {{ ${name} }}, or remove it.`,
        unnecessary: true,
      };
    }
  },
};

function hasUses(kind: Parameters<typeof isRunbook>[0]): boolean {
  return (
    isRunbook(kind) ||
    kind === 'command' ||
    kind === 'policy' ||
    kind === 'legacyCommand' ||
    kind === 'session'
  );
}

/**
 * Every word that braces begin with, wherever they stand, and what scripts read from the environment
 * (`interpolationType: ENV_VAR`): a name counts as used rather once too often.
 */
function namesUsed(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name = ''] of text.matchAll(/\{\{\s*([\w-]+)|\bSSM_([\w-]+)/g)) names.add(name);
  for (const [, name = ''] of text.matchAll(/\bSSM_([\w-]+)/g)) names.add(name);
  return names;
}
