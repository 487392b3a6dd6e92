import { isRunbook } from '../model/kind.ts';
import type { Rule } from './rule.ts';

/** A Parameter Store reference in a runbook, where only a parameter's default may hold one. */
export const ssmReference: Rule = {
  code: 'ssm-reference',
  severity: 'error',
  *check({ model, references }) {
    if (!isRunbook(model.kind)) return;
    for (const { reference } of references) {
      if (reference.kind !== 'prefixed' || !reference.prefix.startsWith('ssm')) continue;
      yield {
        span: reference,
        message: `A runbook cannot refer to Parameter Store here. Make '{{ ${reference.prefix}:${reference.name} }}' the default of a parameter and refer to that.`,
      };
    }
  },
};
