import { addKey } from '../edits.ts';
import type { Fix } from '../lsp.ts';
import type { Interpolation } from '../model/interpolations.ts';
import type { DeclaredValue } from '../model/parameter.ts';
import type { RuleContext } from './rule.ts';

/**
 * Hands a parameter to its scripts as the environment variable `SSM_name` (Command documents of schema version
 * 2.2), so that no shell reads its value as code. `undefined` where one of its references cannot be replaced
 * without rewriting the line.
 */
export function environmentFix(
  context: RuleContext,
  { map, name, type }: DeclaredValue,
  all: readonly Interpolation[],
): Fix | undefined {
  if (type !== 'String' || context.model.kind !== 'command' || context.model.schemaVersion !== '2.2')
    return undefined;
  const key = addKey(context, map, 'interpolationType', 'ENV_VAR');
  const quoted = addKey(context, map, 'interpolationType', '"ENV_VAR"');
  const own = all.filter((found) => found.name === name);
  const edits = own.map((found) => {
    const newText = variable(context, found);
    return newText === undefined ? undefined : { range: context.lines.range(found.whole), newText };
  });
  const replaced = edits.filter((edit) => edit !== undefined);
  const declaration = context.format === 'json' ? quoted : key;
  if (declaration === undefined || replaced.length < own.length) return undefined;
  return { title: `Read '${name}' from the environment`, edits: [declaration, ...replaced] };
}

function variable({ text }: RuleContext, { name, quotes, dialect, node }: Interpolation): string | undefined {
  // A shell's variable is no place for a hyphen, and in single quotes none is read.
  if (quotes === 'single' || /\W/.test(name)) return undefined;
  if (dialect === 'powershell') return quotes === 'double' ? `$($env:SSM_${name})` : `$env:SSM_${name}`;
  if (quotes === 'double') return `\${SSM_${name}}`;
  const quote = node.style === 'quoted' && text.charAt(node.start) === '"' ? '\\"' : '"';
  return `${quote}\${SSM_${name}}${quote}`;
}
