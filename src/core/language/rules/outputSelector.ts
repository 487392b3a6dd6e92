import { isRunbook } from '../model/kind.ts';
import { isScalar, itemsOf, textOf, valueOf, type SyntaxNode } from '../syntax/node.ts';
import { changeTo } from '../edits.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A selector that is no JSONPath. */
export const outputSelector: Rule = {
  code: 'output-selector',
  severity: 'warning',
  *check(context) {
    const { model } = context;
    if (!isRunbook(model.kind)) return;
    for (const step of model.steps) {
      for (const output of itemsOf(valueOf(step.node, 'outputs'))) {
        yield* check(context, valueOf(output, 'Selector'));
      }
      yield* check(context, valueOf(step.inputs, 'PropertySelector'));
    }
  },
};

function* check(context: RuleContext, node: SyntaxNode | undefined): Generator<Finding> {
  const text = textOf(node)?.trim();
  if (node === undefined || text === undefined || text.includes('{{')) return;
  if (!text.startsWith('$')) {
    const meant = text.startsWith('[') ? `$${text}` : `$.${text.replace(/^\.+/, '') || 'Name'}`;
    yield {
      span: node,
      message: `A selector starts at the response with $, for example ${meant}.`,
      severity: 'information',
      fixes:
        isScalar(node) && node.style !== 'block' && slipIn(meant) === undefined
          ? [changeTo(context, node, meant)]
          : [],
    };
    return;
  }
  const slip = slipIn(text);
  if (slip !== undefined) yield { span: node, message: `This is not a JSONPath: ${slip}` };
}

/** What a JSONPath parser would stumble over; everything unusual but possible passes. */
function slipIn(path: string): string | undefined {
  const bare = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '_');
  if (/['"]/.test(bare)) return 'a quote is not closed.';
  if (count(bare, '[') !== count(bare, ']')) return 'the number of [ and ] differs.';
  if (count(bare, '(') !== count(bare, ')')) return 'the number of ( and ) differs.';
  if (/\.$/.test(bare)) return 'a name is missing behind the last point.';
  if (/\.{3}/.test(bare)) return 'there are three points in a row.';
  if (/\[\s*\]/.test(bare)) return 'nothing stands between [ and ]. Write an index, or * for all.';
  return /^\$[^.[\s]/.test(bare) ? 'a point is missing behind $.' : undefined;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
