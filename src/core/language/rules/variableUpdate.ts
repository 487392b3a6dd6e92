import { changeTo } from '../edits.ts';
import { isRunbook } from '../model/kind.ts';
import type { Step } from '../model/document.ts';
import { isScalar, textOf, valueOf, type ScalarNode, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** An aws:updateVariable that names no variable, or gives one a value of another type. */
export const variableUpdate: Rule = {
  code: 'variable-update',
  severity: 'warning',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const step of context.model.steps) {
      if (step.action !== 'aws:updateVariable') continue;
      const name = valueOf(step.inputs, 'Name');
      if (isScalar(name) && !name.opaque) yield* nameFindings(context, name);
      yield* valueFindings(context, step);
    }
  },
};

function* nameFindings(context: RuleContext, node: ScalarNode): Generator<Finding> {
  const text = textOf(node) ?? '';
  if (text.startsWith('variable:')) return;
  const bare = /^\{\{\s*(?:variable:)?(\w+)\s*\}\}$/.exec(text)?.[1] ?? text;
  const meant = context.model.variables.has(bare) ? `variable:${bare}` : undefined;
  yield {
    span: node,
    message: `'Name' is the variable as variable:name, without braces${meant === undefined ? '' : `: ${meant}`}.`,
    fixes: meant === undefined || node.style === 'block' ? [] : [changeTo(context, node, meant)],
  };
}

/** Nothing is converted, so a constant must be of the variable's type. */
function* valueFindings({ model }: RuleContext, { inputs }: Step): Generator<Finding> {
  const [, name = ''] = /^variable:(\w+)$/.exec(textOf(valueOf(inputs, 'Name')) ?? '') ?? [];
  const type = textOf(valueOf(model.variables.get(name)?.value, 'type')) ?? '';
  const value = valueOf(inputs, 'Value');
  if (value === undefined || isComputed(value) || fits(value, type)) return;
  yield {
    span: isScalar(value) && value.style !== 'block' ? value : { start: value.start, end: value.start + 1 },
    message: `The variable '${name}' is of type ${type}, and values are not converted. Give it a value of that type.`,
  };
}

function fits(node: SyntaxNode, type: string): boolean {
  if (isScalar(node) && (node.value === null || String(node.value).includes('{{'))) return true;
  if (type === 'String') return isScalar(node);
  if (type === 'Boolean') return isScalar(node) && /^(?:true|false)$/i.test(String(node.value));
  if (type === 'Integer') return isScalar(node) && /^\s*-?\d+\s*$/.test(String(node.value));
  if (type === 'StringMap') return node.kind === 'map' || isJson(node);
  if (type === 'StringList' || type === 'MapList') return node.kind === 'list' || isJson(node);
  return true;
}

/** A text that holds JSON may stand for a list or a map. */
function isJson(node: SyntaxNode): boolean {
  return /^\s*[[{]/.test(textOf(node) ?? '');
}
