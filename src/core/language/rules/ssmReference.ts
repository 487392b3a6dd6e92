import type { DocumentModel } from '../model/document.ts';
import { isRunbook } from '../model/kind.ts';
import type { PlacedReference } from '../model/references.ts';
import { isScalar, textOf, valueOf, walk } from '../syntax/node.ts';
import { placeOf } from '../syntax/value.ts';
import type { Finding, Rule } from './rule.ts';

/** A Parameter Store reference in a runbook, where only a parameter's default may hold one. */
export const ssmReference: Rule = {
  code: 'ssm-reference',
  severity: 'error',
  *check({ model, references }) {
    yield* secretDefaults(model);
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

/** A default is read by the service, which hands on texts and lists of texts, but no secure ones. */
function* secretDefaults(model: DocumentModel): Generator<Finding> {
  for (const { value } of model.parameters.values()) {
    for (const node of walk(valueOf(value, 'default'))) {
      if (!/\{\{\s*ssm-secure:/.test(textOf(node) ?? '') || !isScalar(node)) continue;
      yield {
        span: placeOf(node, undefined),
        message:
          'The default of a parameter cannot be a secure parameter. Let the step read it from Parameter Store.',
        severity: 'warning',
      };
    }
  }
}

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
