import { isRunbook } from '../model/kind.ts';
import { itemsOf, textOf, valueOf } from '../syntax/node.ts';
import { actionOf } from '../shapes.ts';
import type { Rule } from './rule.ts';

/** An output of a Lambda step named like one of those that it has by itself: the service refuses it. */
export const reservedOutput: Rule = {
  code: 'reserved-output',
  severity: 'error',
  *check({ model }) {
    if (!isRunbook(model.kind)) return;
    for (const step of model.steps) {
      if (step.action !== 'aws:invokeLambdaFunction') continue;
      const reserved = actionOf(model, step)?.outputs?.map((output) => output.name) ?? [];
      for (const output of itemsOf(valueOf(step.node, 'outputs'))) {
        const node = valueOf(output, 'Name');
        const name = textOf(node);
        if (node === undefined || name === undefined || !reserved.includes(name)) continue;
        yield {
          span: node,
          message: `'${name}' is an output of ${step.action} already. Give this one another name.`,
        };
      }
    }
  },
};
