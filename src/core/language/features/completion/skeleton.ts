import type { ActionSpec, KeySpec } from '../../tables/spec.ts';
import type { FormatName } from '../../tables/formats.ts';
import { allPlatforms } from '../../tables/plugins/common.ts';
import { bare, fixed, list, map, stop, type Template, type TemplateEntry } from './template.ts';

/** Names of the document that a skeleton may use. */
export interface KnownNames {
  readonly steps: readonly string[];
  readonly variables: readonly string[];
  /** Steps that a step here can go on with, the likeliest first. */
  readonly targets: readonly string[];
  /** Attached files. */
  readonly files: readonly string[];
}

export const noNames: KnownNames = { steps: [], variables: [], targets: [], files: [] };

/** A new step of an action; where it names a step and there is none yet, with that one below it. */
export function stepSkeletons(action: ActionSpec, names: KnownNames): readonly Template[] {
  const step = stepSkeleton(action, names);
  if (names.targets.length > 0 || !action.inputs.some(leadsOn)) return [step];
  return [step, sleepingStep(nextName(names))];
}

/** Whether a new step has this key, and a step's name in it. */
function leadsOn(key: KeySpec): boolean {
  return isNeeded(key) && (key.role === 'step' || key.keys?.some(leadsOn) === true);
}

function nextName({ steps }: KnownNames): string {
  return unused('next', steps);
}

/** A whole step of an action: its name, and the inputs it cannot do without. */
export function stepSkeleton(action: ActionSpec, names: KnownNames): Template {
  return map(
    ['name', stop(unused(action.name.replace(/^aws:/, ''), names.steps))],
    ['action', fixed(action.name)],
    ['inputs', inputsSkeleton(action, names)],
  );
}

/** The inputs that an action cannot do without, and the usual ones; of alternatives the first. */
export function inputsSkeleton(action: ActionSpec, names: KnownNames): Template {
  const [first] = action.oneOf ?? [];
  const needed = action.inputs.filter((input) => isNeeded(input) || input.name === first);
  return map(...needed.map((input) => entryOf(input, names)));
}

/** What a key's value begins as; the keys of a map that it cannot do without are there already. */
export function valueSkeleton(key: KeySpec, names: KnownNames): Template {
  const { values } = key;
  if (key.role === 'script') return { kind: 'script', lines: script };
  if (key.type === 'StepList') return list(sleepingStep(unused('inner', names.steps)));
  if (combiners.has(key.name)) return list(condition, condition);
  if (key.name === 'Not') return condition;
  if (key.type === 'MapList') return list(mapSkeleton(key, names));
  if (key.name === 'StringEquals' && key.type === 'StringList') return list(fixed('platformType'), platform);
  if (key.type === 'StringList') return list(stop(example(key, names), values));
  if (key.type === 'Map' || key.type === 'StringMap') return mapSkeleton(key, names);
  if (key.type === 'Boolean')
    return bare('true', key.default === 'false' ? ['false', 'true'] : ['true', 'false']);
  if (key.type === 'Integer') return bare(key.default ?? String(Math.max(1, key.minimum ?? 1)));
  if (values?.length === 1 && key.openValues !== true) return fixed(values[0] ?? '');
  if (key.role === 'step') {
    return names.targets.length > 0 ? stop(names.targets[0] ?? '', names.targets) : stop(nextName(names));
  }
  return stop(values?.[0] ?? example(key, names), values);
}

/** A name that is not taken: the name itself, or with a number behind it. */
export function unused(name: string, taken: readonly string[]): string {
  const used = new Set(taken);
  let candidate = name;
  for (let number = 2; used.has(candidate); number += 1) candidate = `${name}${String(number)}`;
  return candidate;
}

function isNeeded(key: KeySpec): boolean {
  return key.required || key.usual === true;
}

function entryOf(key: KeySpec, names: KnownNames): TemplateEntry {
  return [key.name, valueSkeleton(key, names)];
}

/** A map with the keys that it cannot do without, else with the likeliest. */
export function mapSkeleton(key: MapKeys, names: KnownNames): Template {
  if (key.each !== undefined) {
    return map([stop(key.names?.[0] ?? key.each.name), valueSkeleton(key.each, names)]);
  }
  const needed = key.keys?.filter(isNeeded) ?? [];
  if (needed.length > 0) return map(...needed.map((inner) => entryOf(inner, names)));
  const own = freeMaps[key.name];
  if (own !== undefined) return map(...own.map((name): TemplateEntry => [name, stop(name)]));
  const all = key.keys ?? [];
  if (all.length === 0) return map([stop('name'), stop('value')]);
  // Of many keys none is likelier than the first; few, such as the key and value of a tag, belong together.
  return map(...(all.length <= 3 ? all : all.slice(0, 1)).map((inner) => entryOf(inner, names)));
}

type MapKeys = Pick<KeySpec, 'name' | 'keys' | 'each' | 'names'>;

/** Maps whose keys follow from another input: here from the first of its values, GitHub. */
const freeMaps: Readonly<Record<string, readonly string[]>> = { sourceInfo: ['owner', 'repository', 'path'] };

const combiners: ReadonlySet<string> = new Set(['And', 'Or']);

const condition: Template = map(
  ['Variable', stop('{{ global:REGION }}')],
  ['StringEquals', stop('us-east-1')],
);

const platform = stop('Linux', [...allPlatforms].sort());

function sleepingStep(name: string): Template {
  return map(
    ['name', stop(name)],
    ['action', fixed('aws:sleep')],
    ['inputs', map(['Duration', stop('PT10S')])],
  );
}

const script = ['def main(events, context):', '  return {}'];

/** A value that makes the step valid, and says what belongs there. */
function example(key: KeySpec, names: KnownNames): string {
  if (key.role === 'variableName') return `variable:${names.variables[0] ?? 'name'}`;
  if (key.name === 'file') return names.files[0] ?? 'package.zip';
  const ofFormat = key.format === undefined ? undefined : formats[key.format];
  return examples[key.name] ?? ofFormat ?? key.default ?? key.name;
}

const formats: { readonly [F in FormatName]?: string } = {
  duration: 'PT10M',
  timestamp: '2030-01-31T08:00:00Z',
  stackName: 'my-stack',
  documentName: 'my-document',
  documentVersion: '$DEFAULT',
  concurrency: '10%',
  errors: '0',
  port: '80',
  sha256: '0'.repeat(64),
};

const examples: Readonly<Record<string, string>> = {
  Service: 'ec2',
  Api: 'DescribeInstances',
  PropertySelector: '$.Reservations[0].Instances[0].State.Name',
  DesiredValues: 'running',
  Selector: '$.Name',
  Duration: 'PT10M',
  Handler: 'main',
  Variable: '{{ global:REGION }}',
  StringEquals: 'us-east-1',
  InstanceIds: 'i-0123456789abcdef0',
  InstanceId: 'i-0123456789abcdef0',
  ImageId: 'ami-0123456789abcdef0',
  SourceImageId: 'ami-0123456789abcdef0',
  SourceRegion: 'us-east-1',
  runCommand: 'echo hello',
};
