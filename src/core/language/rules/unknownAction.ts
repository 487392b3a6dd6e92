import { changeTo } from '../edits.ts';
import { tablesOf, type KindTables } from '../shapes.ts';
import { didYouMean, nearest } from '../spelling.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A step whose action does not exist in this type of document. */
export const unknownAction: Rule = {
  code: 'unknown-action',
  severity: 'error',
  *check(context) {
    const tables = tablesOf(context.model.kind);
    if (tables.actions.size === 0) return;
    for (const step of context.model.steps) {
      const { action, actionNode } = step;
      if (action === undefined || actionNode === undefined || tables.actions.has(action)) continue;
      if (action.includes('{{')) continue;
      yield finding(context, tables, action, actionNode);
    }
  },
};

function finding(
  context: RuleContext,
  tables: KindTables,
  action: string,
  node: NonNullable<RuleContext['model']['steps'][number]['actionNode']>,
): Finding {
  const offered = [...tables.actions.values()]
    .filter((spec) => spec.internal !== true)
    .map((spec) => spec.name);
  const suggestion = nearest(action, offered);
  const where =
    tables.actionWord === 'plugin' ? 'a plugin of Command documents' : 'an action of Automation runbooks';
  return {
    span: node,
    message: `'${action}' is not ${where}.${didYouMean(suggestion) || otherType(tables, action)}`,
    fixes: suggestion === undefined ? [] : [changeTo(context, node, suggestion)],
  };
}

/** Names of one type in a document of the other are a mix-up that deserves its own advice. */
function otherType(tables: KindTables, action: string): string {
  if (tables.actionWord === 'action' && tablesOf('command').actions.has(action)) {
    return ' It is a plugin of Command documents: run one with aws:runCommand.';
  }
  if (tables.actionWord === 'plugin' && tablesOf('automation').actions.has(action)) {
    return ' It is an action of Automation runbooks, schemaVersion "0.3".';
  }
  return '';
}
