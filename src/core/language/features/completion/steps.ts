import { completionKinds, type CompletionItem } from '../../lsp.ts';
import type { DocumentKind } from '../../model/kind.ts';
import { tablesOf } from '../../shapes.ts';
import type { ActionSpec, KeySpec } from '../../tables/spec.ts';
import type { Format } from '../../text.ts';
import type { Cursor } from './cursor.ts';
import { hang, literal } from './item.ts';

/** A whole step for every action: name, action and the inputs it needs, with tab stops. */
export function stepItems(kind: DocumentKind, cursor: Cursor, format: Format): CompletionItem[] {
  const actions = [...tablesOf(kind).actions.values()].filter((action) => action.internal !== true);
  return actions.map((action) => {
    const body = format === 'json' ? jsonStep(action) : yamlStep(action, cursor.isItem);
    return {
      label: action.name,
      kind: completionKinds.snippet,
      detail: 'step',
      documentation: action.about,
      textEdit: { range: cursor.replace, newText: hang(numbered(body), cursor) },
      insertTextFormat: 2,
      sortText: `2${action.name}`,
      filterText: `${cursor.quote}${action.name}`,
    };
  });
}

/** The inputs a step cannot do without, and the usual ones; of alternatives the first. */
function neededInputs(action: ActionSpec): readonly KeySpec[] {
  const needed = action.inputs.filter((input) => input.required || input.usual === true);
  const [first] = action.oneOf ?? [];
  const alternative = action.inputs.find((input) => input.name === first);
  return alternative === undefined ? needed : [...needed, alternative];
}

function stepName(action: ActionSpec): string {
  return action.name.slice('aws:'.length);
}

function yamlStep(action: ActionSpec, hasDash: boolean): string {
  const lines = [`name: \${n:${stepName(action)}}`, `action: ${action.name}`];
  const inputs = neededInputs(action).map((input) => `  ${input.name}:${yamlPlaceholder(input)}`);
  lines.push(inputs.length === 0 ? 'inputs: {}' : 'inputs:', ...inputs);
  const step = lines.join('\n');
  return hasDash ? step : `- ${step.replaceAll('\n', '\n  ')}`;
}

function yamlPlaceholder(input: KeySpec): string {
  if (input.type === 'StepList') {
    return `\n    - name: \${n:inner}\n      action: aws:sleep\n      inputs:\n        Duration: PT10S`;
  }
  if (input.role === 'script') return ` |\n    def main(events, context):\n      return \${n:{\\}}`;
  if (input.type === 'StringList') return `\n    - ${choiceOrText(input, false)}`;
  if (input.type === 'MapList') return `\n    - ${mapPlaceholder(input)}`;
  return ` ${choiceOrText(input, false)}`;
}

function mapPlaceholder(input: KeySpec): string {
  const keys = input.keys?.filter((key) => key.required || key.usual === true) ?? [];
  return keys.map((key) => `${key.name}: \${n:${literal(example(key))}}`).join('\n      ');
}

function jsonStep(action: ActionSpec): string {
  const inputs = neededInputs(action).map((input) => `    "${input.name}": ${jsonPlaceholder(input)}`);
  const body = inputs.length === 0 ? '{}' : `{\n${inputs.join(',\n')}\n  }`;
  return `{\n  "name": "\${n:${stepName(action)}}",\n  "action": "${action.name}",\n  "inputs": ${body}\n}`;
}

function jsonPlaceholder(input: KeySpec): string {
  if (input.type === 'StepList') {
    return `[{ "name": "\${n:inner}", "action": "aws:sleep", "inputs": { "Duration": "PT10S" } }]`;
  }
  if (input.role === 'script') return `"def main(events, context):\\\\n  return \${n:{\\}}"`;
  if (input.type === 'StringList') return `[${choiceOrText(input, true)}]`;
  if (input.type !== 'MapList') return choiceOrText(input, true);
  const keys = input.keys?.filter((key) => key.required || key.usual === true) ?? [];
  const pairs = keys.map((key) => `"${key.name}": "\${n:${literal(example(key))}}"`);
  return `[{ ${pairs.join(', ')} }]`;
}

/** A tab stop with the values to choose from, or with an example. */
function choiceOrText(input: KeySpec, isQuoted: boolean): string {
  const quote = isQuoted ? '"' : '';
  if (input.values !== undefined) return `${quote}\${n|${input.values.join(',')}|}${quote}`;
  return `${quote}\${n:${literal(example(input))}}${quote}`;
}

/** A value that makes the step valid, and says what belongs there. */
function example(key: KeySpec): string {
  return examples[key.name] ?? key.name;
}

const examples: Readonly<Record<string, string>> = {
  Service: 'ec2',
  Api: 'DescribeInstances',
  PropertySelector: '$.Reservations[0].Instances[0].State.Name',
  DesiredValues: 'running',
  Duration: 'PT10M',
  Handler: 'main',
  NextStep: 'step',
  Variable: 'parameter',
  StringEquals: 'value',
  Name: 'variable:name',
  runCommand: 'echo hello',
};

/** Gives each tab stop a number of its own: those of one number would change together. */
function numbered(snippet: string): string {
  let stop = 0;
  return snippet.replaceAll('${n', () => `\${${String((stop += 1))}`);
}
