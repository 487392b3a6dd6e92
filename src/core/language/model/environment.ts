import { entriesOf, isScalar, textOf, valueOf, walk, type SyntaxNode } from '../syntax/node.ts';
import type { DocumentModel } from './document.ts';
import type { Mention } from './names.ts';

/**
 * The environment variables `SSM_name` in scripts, by which parameters with `interpolationType: ENV_VAR` are
 * read. In quotes an escape such as `\n` may stand directly before one.
 */
export function* environmentUses(model: DocumentModel, text: string): Generator<Mention> {
  const names = environmentParameters(model);
  if (names.size === 0) return;
  for (const script of scriptsOf(model)) {
    for (const node of walk(script)) {
      if (!isScalar(node) || node.opaque) continue;
      const pattern = node.style === 'quoted' ? variableInQuotes : variable;
      for (const { index, 0: found } of text.slice(node.start, node.end).matchAll(pattern)) {
        const name = found.slice(prefix.length);
        const start = node.start + index + prefix.length;
        if (!names.has(name)) continue;
        yield { kind: 'parameter', name, start, end: start + name.length, isEnvironment: true };
      }
    }
  }
}

const prefix = 'SSM_';
const variable = /(?<!\w)SSM_\w+/g;
const variableInQuotes = /(?:(?<!\w)|(?<=\\[nrt]))SSM_\w+/g;

/** Names of the parameters that scripts get as environment variables. */
export function environmentParameters(model: DocumentModel): ReadonlySet<string> {
  const entries = [...model.parameters.values()];
  return new Set(
    entries
      .filter(({ value }) => textOf(valueOf(value, 'interpolationType')) === 'ENV_VAR')
      .map(({ name }) => name),
  );
}

/** The scripts of a Command or Session document; the case of input keys does not count there. */
export function* scriptsOf(model: DocumentModel): Generator<SyntaxNode> {
  const roots = [valueOf(model.root, 'runtimeConfig'), valueOf(model.root, 'properties')];
  for (const root of [...roots, ...model.steps.map((step) => step.inputs)]) {
    for (const node of walk(root)) {
      for (const { name, value } of entriesOf(node)) if (scriptKeys.test(name)) yield value;
    }
  }
}

const scriptKeys = /^(?:runCommand|commands)$/i;
