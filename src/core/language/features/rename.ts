import type { Position, Refusal, RenameStart, TextEdit } from '../lsp.ts';
import { environmentParameters } from '../model/environment.ts';
import type { Mention, NameKind } from '../model/names.ts';
import type { ParsedDocument } from '../parser.ts';
import { actionOf } from '../shapes.ts';

/** The name under the cursor, when it can be changed; else why it cannot. */
export function prepareRename(parsed: ParsedDocument, position: Position): RenameStart | Refusal {
  const mention = parsed.symbols().at(parsed.lines.offset(position));
  const refused = refusal(parsed, mention);
  if (refused !== undefined || mention === undefined) return { refused: refused ?? nothingHere };
  return { range: parsed.lines.range(mention), placeholder: ownName(mention) };
}

/** Changes a name where it is declared and wherever it is used. Quotes and what stands around it stay. */
export function rename(
  parsed: ParsedDocument,
  position: Position,
  newName: string,
): readonly TextEdit[] | Refusal {
  const mention = parsed.symbols().at(parsed.lines.offset(position));
  const refused = refusal(parsed, mention);
  if (refused !== undefined || mention === undefined) return { refused: refused ?? nothingHere };
  if (newName === ownName(mention)) return [];
  const unfit = misfit(parsed, mention, newName);
  if (unfit !== undefined) return { refused: unfit };
  const mentions = parsed.symbols().of(mention.kind, mention.name);
  return mentions.map((place) => edit(parsed, place, newName));
}

const nothingHere =
  'There is no name here that can be changed. Parameters, variables, steps and outputs that a step declares can.';

function refusal(parsed: ParsedDocument, mention: Mention | undefined): string | undefined {
  // Of a text that is read only in part some uses would be missed.
  if (parsed.problems.length > 0)
    return 'This document cannot be read whole. Correct its first problem, then rename.';
  if (mention === undefined) return nothingHere;
  const { kind, name } = mention;
  if (kind === 'system') return `'${name}' is AWS's own name and cannot be changed.`;
  if (kind === 'stored') return `'${name}' is a parameter of Parameter Store, named there and not here.`;
  if (parsed.symbols().declarations(kind, name).length > 0) return undefined;
  if (kind === 'output') return undeclaredOutput(parsed, name);
  return `The ${kind} '${name}' is not declared in this document. Declare it, then rename.`;
}

function undeclaredOutput({ model }: ParsedDocument, name: string): string {
  const step = model.steps.find((candidate) => name.startsWith(`${candidate.name ?? ''}.`));
  const given = step && actionOf(model, step)?.outputs?.some((output) => name.endsWith(`.${output.name}`));
  return given === true
    ? `'${name}' is named by the action ${step.action ?? ''} and cannot be changed.`
    : `The output '${name}' is not declared by its step. Declare it there, then rename.`;
}

/** What is renamed: of an output its own name, without the step's. */
function ownName({ kind, name, start, end }: Mention): string {
  return kind === 'output' ? name.slice(name.length - (end - start)) : name;
}

interface NameShape {
  readonly pattern: RegExp;
  readonly words: string;
}

const shapes: { readonly [K in 'parameter' | 'variable' | 'step' | 'output']: NameShape } = {
  parameter: {
    pattern: /^[A-Za-z0-9_-]{1,50}$/,
    words: 'A parameter is named with letters, digits, _ and -, at most 50 of them.',
  },
  variable: { pattern: /^[A-Za-z0-9_]+$/, words: 'A variable is named with letters, digits and _.' },
  step: { pattern: /^[A-Za-z0-9_]+$/, words: 'A step is named with letters, digits and _.' },
  output: { pattern: /^[A-Za-z0-9_]+$/, words: 'An output is named with letters, digits and _.' },
};

function misfit(parsed: ParsedDocument, mention: Mention, newName: string): string | undefined {
  const { kind } = mention;
  if (kind === 'system' || kind === 'stored') return nothingHere;
  const { pattern, words } = shapes[kind];
  if (!pattern.test(newName)) return words;
  if (isEnvironmentName(parsed, mention) && !/^\w+$/.test(newName))
    return 'Scripts read this parameter as an environment variable, so its name holds letters, digits and _ only.';
  const owner = kind === 'output' ? mention.name.slice(0, -ownName(mention).length) : '';
  return isTaken(parsed, kind, `${owner}${newName}`)
    ? `There is already a ${nouns[kind]} '${newName}'. Choose another name.`
    : undefined;
}

const nouns = {
  parameter: 'parameter',
  variable: 'variable',
  step: 'step',
  output: 'output of this step',
} as const;

function isEnvironmentName({ model }: ParsedDocument, { kind, name }: Mention): boolean {
  return kind === 'parameter' && environmentParameters(model).has(name);
}

function isTaken(parsed: ParsedDocument, kind: NameKind, name: string): boolean {
  return parsed.symbols().declarations(kind, name).length > 0;
}

function edit({ format, lines }: ParsedDocument, mention: Mention, newName: string): TextEdit {
  const { node } = mention;
  const isBare =
    format === 'yaml' &&
    node?.style === 'plain' &&
    node.start === mention.start &&
    node.end === mention.end &&
    readsAsOther.test(newName);
  return { range: lines.range(mention), newText: isBare ? `'${newName}'` : newName };
}

/** Without quotes YAML takes these for numbers, dates, booleans or list items. */
const readsAsOther = /^(?:true|false|null|yes|no|on|off|y|n|[-\d].*)$/i;
