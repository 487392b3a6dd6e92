import { isRunbook } from '../model/kind.ts';
import type { PlacedReference } from '../model/references.ts';
import type { Finding, Rule } from './rule.ts';

/** A Parameter Store reference in a runbook, where only a parameter's default may hold one. */
export const ssmReference: Rule = {
  code: 'ssm-reference',
  severity: 'error',
  *check({ model, references }) {
    if (!isRunbook(model.kind)) {
      yield* misplacedSecrets(references);
      return;
    }
    for (const { reference } of references) {
      if (reference.kind !== 'prefixed' || !reference.prefix.startsWith('ssm')) continue;
      yield {
        span: reference,
        message: `A runbook cannot refer to Parameter Store here. Make '{{ ${reference.prefix}:${reference.name} }}' the default of a parameter and refer to that.`,
      };
    }
  },
};

/** In Command documents the agent looks for secure parameters in one input only. */
function* misplacedSecrets(references: readonly PlacedReference[]): Generator<Finding> {
  for (const { reference, key, step } of references) {
    if (reference.kind !== 'prefixed' || reference.prefix !== 'ssm-secure') continue;
    if (step === undefined || key.toLowerCase() === 'sourceinfo') continue;
    yield {
      span: reference,
      message:
        "A secure parameter can be referred to in the 'sourceInfo' of aws:downloadContent only. Let the script read it from Parameter Store.",
      severity: 'warning',
    };
  }
}
