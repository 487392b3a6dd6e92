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
  if (hasTextWithin(context.text)) return undefined;
  const key = addKey(context, map, 'interpolationType', 'ENV_VAR');
  const quoted = addKey(context, map, 'interpolationType', '"ENV_VAR"');
  const own = all.filter((found) => found.name === name);
  if (isUsedElsewhere(context, name, own)) return undefined;
  const edits = own.map((found) => {
    const newText = variable(context, found);
    return newText === undefined ? undefined : { range: context.lines.range(found.whole), newText };
  });
  const replaced = edits.filter((edit) => edit !== undefined);
  const declaration = context.format === 'json' ? quoted : key;
  if (declaration === undefined || replaced.length < own.length) return undefined;
  return { title: `Read '${name}' from the environment`, edits: [declaration, ...replaced] };
}

/** As a whole command, in a comment or in another input, where no shell would read a variable as is meant. */
function isUsedElsewhere({ references }: RuleContext, name: string, own: readonly Interpolation[]): boolean {
  const known = new Set(own.map(({ span }) => span.start));
  return references.some(
    ({ reference }) =>
      reference.kind === 'parameter' && reference.name === name && !known.has(reference.start),
  );
}

function variable(context: RuleContext, found: Interpolation): string | undefined {
  const { name, quotes, dialect, node } = found;
  const { text } = context;
  // A shell's variable is no place for a hyphen, and in single quotes none is read.
  if (quotes === 'single' || /\W/.test(name)) return undefined;
  const around = { before: lineBefore(text, found), after: text.slice(found.whole.end, found.whole.end + 8) };
  if (isReadAgain.test(around.before)) return undefined;
  if (dialect === 'powershell') {
    if (quotes === 'double') return `$($env:SSM_${name})`;
    if (changesMeaning.powershell(around)) return undefined;
    return /^\w/.test(around.after) ? `\${env:SSM_${name}}` : `$env:SSM_${name}`;
  }
  if (changesMeaning.shell(around)) return undefined;
  if (quotes === 'double') return `\${SSM_${name}}`;
  const quote = node.style === 'quoted' && text.charAt(node.start) === '"' ? '\\"' : '"';
  return `${quote}\${SSM_${name}}${quote}`;
}

interface Around {
  readonly before: string;
  readonly after: string;
}

/** Before text that another shell reads as code. */
const isReadAgain =
  /\beval\b|sh\s+-\w*c\b|\bssh\b|\bsu\b.*\s-c\b|\b(?:iex|Invoke-Expression|powershell|pwsh)\b/i;

/** Where a variable is not what the text in its place was. */
const changesMeaning: { readonly [D in Interpolation['dialect']]: (around: Around) => boolean } = {
  // A user's home, lists of words and arithmetic.
  shell: ({ before }) => /~$|=\([^)]*$|\bfor\s+\w+\s+in\s[^;]*$|\(\([^)]*$/.test(before),
  // A list of texts, a member, and a number that is compared or calculated with.
  powershell: ({ before, after }) =>
    /@\([^)]*$/.test(before) || /^\s*(?:[.[+*/%]|-\s|-(?:eq|ne|gt|ge|lt|le)\b)/i.test(after),
};

const longestLine = 500;

function lineBefore(text: string, { whole }: Interpolation): string {
  const before = text.slice(Math.max(0, whole.start - longestLine), whole.start);
  return before.slice(Math.max(before.lastIndexOf('\n') + 1, before.lastIndexOf('\\n') + 2));
}

/** Text that a script hands on as it stands, in which quotes are characters and variables may not be read. */
function hasTextWithin(text: string): boolean {
  return /<<-?\s*\\?["']?[A-Za-z_]|@\\?["']\s*(?:\\n|["',]|$)/m.test(text);
}
