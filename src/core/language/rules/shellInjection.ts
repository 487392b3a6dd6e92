import { addKey } from '../edits.ts';
import type { Fix } from '../lsp.ts';
import { interpolationsIn, type Interpolation } from '../model/interpolations.ts';
import { declaredValues, textsOf, type DeclaredValue } from '../model/parameter.ts';
import { compilePattern, matches } from '../model/pattern.ts';
import { shellTexts } from '../model/scripts.ts';
import { isList, textOf, valueOf, type SyntaxNode } from '../syntax/node.ts';
import { environmentFix } from './environmentFix.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/**
 * A parameter's free text put into a shell's command line: whoever runs the document can run any command with
 * it. A warning where no quotes are around the reference. Inside quotes, or where the allowedPattern lets a
 * shell's special characters pass, it is information: it takes intent to get out of quotes or through a
 * pattern, and AWS's own documents rely on both. A line that is nothing but the reference is meant to be a
 * command and not reported.
 */
export const shellInjection: Rule = {
  code: 'shell-injection',
  severity: 'warning',
  *check(context) {
    const risky = riskyParameters(context);
    if (risky.size === 0) return;
    const all = [...shellTexts(context.model)].flatMap((text) => [...interpolationsIn(context.text, text)]);
    // The fixes of a parameter are the same at each of its references, and made once.
    const environments = new Map<string, Fix | undefined>();
    for (const found of all) {
      const parameter = risky.get(found.name);
      if (parameter === undefined) continue;
      if (!environments.has(found.name)) {
        environments.set(found.name, environmentFix(context, parameter.declared, all));
      }
      yield finding(context, found, parameter, environments.get(found.name));
    }
  },
};

interface RiskyParameter {
  readonly declared: DeclaredValue;
  readonly hasPattern: boolean;
}

function riskyParameters({ model }: RuleContext): ReadonlyMap<string, RiskyParameter> {
  const risky = new Map<string, RiskyParameter>();
  if (model.kind !== 'command' && model.kind !== 'legacyCommand' && model.kind !== 'session') return risky;
  for (const declared of declaredValues(model)) {
    if (declared.type !== 'String' && declared.type !== 'StringList') continue;
    if (isRestricted(valueOf(declared.map, 'allowedValues'))) continue;
    if (textOf(valueOf(declared.map, 'interpolationType')) === 'ENV_VAR') continue;
    const pattern = textOf(valueOf(declared.map, 'allowedPattern'));
    if (pattern !== undefined && !letsCommandsPass(pattern)) continue;
    risky.set(declared.name, { declared, hasPattern: pattern !== undefined });
  }
  return risky;
}

/** A list of values, or what is meant for one; an empty list restricts nothing. */
function isRestricted(values: SyntaxNode | undefined): boolean {
  return isList(values) ? values.items.length > 0 : values !== undefined;
}

/** Commands in the disguises that shells take them in. */
const probes = ['a; id', 'a $(id)', 'a `id`', 'a | id', 'a\nid', 'a;id', '$(id)', '`id`', 'a|id', 'a&id'];

function letsCommandsPass(pattern: string): boolean {
  const expression = compilePattern(pattern);
  return expression !== undefined && probes.some((probe) => matches(expression, probe) === true);
}

function finding(
  context: RuleContext,
  found: Interpolation,
  { declared, hasPattern }: RiskyParameter,
  environment: Fix | undefined,
): Finding {
  const isBare = found.quotes === 'none' && !hasPattern;
  const advice =
    environment === undefined
      ? 'Restrict it by an allowedPattern.'
      : 'Set interpolationType: ENV_VAR and read it as an environment variable (SSM Agent 3.3.2746.0 or later), or restrict it by an allowedPattern.';
  return {
    span: found.span,
    message: `Whoever runs this can put a command of their own in '${found.name}': its text goes into the shell ${reach(found, hasPattern)}. ${advice}`,
    ...(isBare ? {} : { severity: 'information' }),
    fixes: [environment, hasPattern ? undefined : patternFix(context, declared)].filter(
      (fix) => fix !== undefined,
    ),
  };
}

function reach({ quotes }: Interpolation, hasPattern: boolean): string {
  if (hasPattern) return 'with special characters that its allowedPattern lets pass';
  return quotes === 'none' ? 'as it is' : 'between quotes that it can close';
}

/**
 * Letters, digits and what names, paths and addresses are made of; nothing that a shell takes for more. The second
 * for defaults with blanks.
 */
const safePatterns = ['^[a-zA-Z0-9_./:@=,+-]*$', '^[a-zA-Z0-9_./:@=,+ -]*$'];

function patternFix(context: RuleContext, { map, name, fallback }: DeclaredValue): Fix | undefined {
  const defaults = [...textsOf(fallback)].map(({ text }) => text);
  const pattern = safePatterns.find((safe) => defaults.every((text) => new RegExp(safe).test(text)));
  if (pattern === undefined) return undefined;
  const edit = addKey(context, map, 'allowedPattern', JSON.stringify(pattern));
  return edit && { title: `Restrict '${name}' by an allowedPattern`, edits: [edit] };
}
