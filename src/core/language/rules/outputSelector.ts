import { isRunbook } from '../model/kind.ts';
import { itemsOf, textOf, valueOf } from '../syntax/node.ts';
import type { Finding, Rule } from './rule.ts';

/** A selector that is no JSONPath. */
export const outputSelector: Rule = {
  code: 'output-selector',
  severity: 'warning',
  *check({ model }) {
    if (!isRunbook(model.kind)) return;
    for (const step of model.steps) {
      for (const output of itemsOf(valueOf(step.node, 'outputs'))) {
        yield* check(valueOf(output, 'Selector'));
      }
      yield* check(valueOf(step.inputs, 'PropertySelector'));
    }
  },
};

function* check(node: ReturnType<typeof valueOf>): Generator<Finding> {
  const text = textOf(node)?.trim();
  if (node === undefined || text === undefined || text.includes('{{')) return;
  if (!text.startsWith('$')) {
    yield {
      span: node,
      message: `A selector starts at the response with $, for example $.${text.replace(/^\.+/, '') || 'Name'}.`,
      severity: 'information',
    };
    return;
  }
  const slip = slipIn(text);
  if (slip !== undefined) yield { span: node, message: `This is no JSONPath: ${slip}` };
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
