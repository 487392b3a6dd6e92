import { changeTo, replaceSpan } from '../edits.ts';
import { tablesOf } from '../shapes.ts';
import { isScalar, valueOf, type ScalarNode } from '../syntax/node.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A schema version that does not exist, or not for this type, or is no text. */
export const schemaVersion: Rule = {
  code: 'schema-version',
  severity: 'error',
  *check(context) {
    const node = valueOf(context.model.root, 'schemaVersion');
    if (!isScalar(node) || node.opaque || context.model.kind === 'other') return;
    const allowed = versionsOf(context.model.kind);
    const version = context.model.schemaVersion ?? '';
    if (allowed.length > 0 && !allowed.includes(version)) yield unknown(context, node, version, allowed);
    else if (typeof node.value !== 'string') yield unquoted(context, node, version);
  },
};

function versionsOf(kind: RuleContext['model']['kind']): readonly string[] {
  if (kind === 'policy') return ['2.0', '2.2'];
  if (kind === 'unknown') return ['0.3', '2.2', '2.0', '1.2', '1.0'];
  return tablesOf(kind).document.find((key) => key.name === 'schemaVersion')?.values ?? [];
}

function unknown(
  context: RuleContext,
  node: ScalarNode,
  version: string,
  allowed: readonly string[],
): Finding {
  const [usual = ''] = allowed;
  return {
    span: node,
    message: `Schema version '${version}' does not exist for this type of document. Use ${allowed.map((value) => `"${value}"`).join(' or ')}.`,
    fixes: typeof node.value === 'string' ? [changeTo(context, node, usual)] : [quote(context, node, usual)],
  };
}

function unquoted(context: RuleContext, node: ScalarNode, version: string): Finding {
  return {
    span: node,
    message: `The schema version is text. Quote it: "${version}".`,
    severity: 'warning',
    fixes: [quote(context, node, version)],
  };
}

function quote(
  context: RuleContext,
  node: ScalarNode,
  version: string,
): NonNullable<Finding['fixes']>[number] {
  return { title: `Change to "${version}"`, edits: [replaceSpan(context, node, `"${version}"`)] };
}
