import type { Step } from '../model/document.ts';
import { declaredValues, textsOf } from '../model/parameter.ts';
import { itemsOf, valueOf, type SyntaxNode } from '../syntax/node.ts';
import type { Finding, Rule } from './rule.ts';

/** A value twice among the allowed values, or a name twice among a step's outputs. */
export const duplicateValue: Rule = {
  code: 'duplicate-value',
  severity: 'warning',
  *check({ model }) {
    for (const { map, name } of declaredValues(model)) {
      for (const { text, node } of repeated(textsOf(valueOf(map, 'allowedValues')))) {
        yield {
          span: node,
          message: `'${text}' stands among the allowedValues of '${name}' already. Remove it, or correct it.`,
        };
      }
    }
    for (const step of model.steps) yield* outputs(step);
  },
};

function* outputs(step: Step): Generator<Finding> {
  const names = itemsOf(valueOf(step.node, 'outputs')).flatMap((output) => [
    ...textsOf(valueOf(output, 'Name')),
  ]);
  for (const { text, node } of repeated(names)) {
    yield {
      span: node,
      message: `The step has an output '${text}' already. Give this one a name of its own.`,
    };
  }
}

interface Text {
  readonly text: string;
  readonly node: SyntaxNode;
}

function* repeated(texts: Iterable<Text>): Generator<Text> {
  const seen = new Set<string>();
  for (const each of texts) {
    if (seen.has(each.text)) yield each;
    seen.add(each.text);
  }
}
