import { completionKinds, type CompletionKind } from '../../lsp.ts';
import { itemsOf, isScalar, textOf, valueOf } from '../../syntax/node.ts';
import { allPlatforms } from '../../tables/plugins/common.ts';
import { managedDocument, managedNames } from '../../tables/managed/index.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { inputText, type Place } from './place.ts';
import { outputsOf } from './references.ts';
import { selectorPaths } from './selectors.ts';

/** A value that is offered. */
export interface Suggestion {
  readonly value: string;
  readonly kind?: CompletionKind;
  readonly detail?: string;
  readonly documentation?: string;
  readonly isBare?: boolean;
}

/** The values that are offered for a key, the likeliest first. */
export function suggestionsFor(place: Place, spec: KeySpec): readonly Suggestion[] {
  const closed = plain(spec.values ?? []);
  if (spec.role === 'step') return [...closed, ...stepNames(place, spec)];
  if (spec.role === 'variableName')
    return named(
      place.names.variables.map((name) => `variable:${name}`),
      'variable',
    );
  if (spec.type === 'Boolean') return truths;
  const found = sources[spec.name]?.(place) ?? [];
  if (closed.length > 0 || found.length > 0) return [...closed, ...found];
  if (spec.default === undefined) return [];
  return [{ value: spec.default, detail: 'default', isBare: spec.type === 'Integer' }];
}

const truths: readonly Suggestion[] = ['true', 'false'].map((value) => ({
  value,
  kind: completionKinds.value,
  isBare: true,
}));

function plain(values: readonly string[]): readonly Suggestion[] {
  return values.map((value) => ({ value }));
}

function named(values: readonly string[], detail: string): readonly Suggestion[] {
  return values.map((value) => ({ value, detail, kind: completionKinds.reference }));
}

/** Steps that the runbook can go on with: those of the same list, the later first. */
function stepNames({ parsed, step, names }: Place, spec: KeySpec): readonly Suggestion[] {
  const prefix = spec.name === 'onFailure' || spec.name === 'onCancel' ? 'step:' : '';
  const { steps } = parsed.model;
  const index = step === undefined ? -1 : steps.indexOf(step);
  const around = step === undefined ? steps : [...steps.slice(index + 1), ...steps.slice(0, index)];
  const fitting = around
    .filter((other) => step === undefined || other.parent === step.parent)
    .filter(({ action = '' }) => spec.name !== 'onCancel' || !notOnCancel.has(action))
    .flatMap(({ name }) => name ?? []);
  const known = step === undefined ? names.steps : fitting;
  return named(
    [...new Set(known)].map((name) => `${prefix}${name}`),
    'step',
  );
}

/** Actions that `onCancel` cannot lead to (user guide). */
const notOnCancel: ReadonlySet<string> = new Set([
  ...['aws:approve', 'aws:copyImage', 'aws:createImage', 'aws:createStack', 'aws:createTags'],
  ...['aws:pause', 'aws:runInstances', 'aws:sleep'],
]);

type Source = (place: Place) => readonly Suggestion[];

/** What the values of some keys are named after, by the key. */
const sources: Readonly<Partial<Record<string, Source>>> = {
  Service: ({ apis }) => named(apis.services, 'AWS service'),
  Api: (place) =>
    named(place.apis.service(inputText(place, 'Service') ?? '')?.operations ?? [], 'API operation'),
  Selector: (place) => named(selectorPaths(place), 'JSONPath'),
  PropertySelector: (place) => named(selectorPaths(place), 'JSONPath'),
  DocumentName: documents,
  documentPath: documents,
  TargetParameterName: targetParameters,
  Handler: functions,
  Attachment: ({ parsed }) => named(entryNames(valueOf(parsed.root, 'files')), 'attached file'),
  file: ({ parsed }) => named(entryNames(valueOf(parsed.root, 'files')), 'file of the package'),
  Key: targetKeys,
  StringEquals: platforms,
  default: defaults,
  outputs: topOutputs,
};

function entryNames(node: ReturnType<typeof valueOf>): readonly string[] {
  return node?.kind === 'map' ? node.entries.map((entry) => entry.name) : [];
}

/** Documents of AWS that the action can run. */
function documents({ slot }: Place): readonly Suggestion[] {
  const type = slot?.action?.name === 'aws:executeAutomation' ? 'Automation' : 'Command';
  return named(managedNames(type), `${type} document of AWS`);
}

function targetParameters(place: Place): readonly Suggestion[] {
  const document = managedDocument(inputText(place, 'DocumentName') ?? '');
  return named(document?.parameters.map((parameter) => parameter.name) ?? [], 'parameter of the runbook');
}

/** Functions of the step's Python script. */
function functions({ step }: Place): readonly Suggestion[] {
  const script = textOf(valueOf(step?.inputs, 'Script')) ?? '';
  const found = [...script.matchAll(/^def +(\w+)/gm)].map(([, name = '']) => name);
  return named([...new Set(found)], 'function of the script');
}

function targetKeys({ cursor }: Place): readonly Suggestion[] {
  if (!cursor.levels.some(({ name }) => name === 'Targets')) return [];
  return named(['InstanceIds', 'tag:Name', 'tag-key', 'ResourceGroup', 'ParameterValues'], 'key of a target');
}

function platforms({ cursor }: Place): readonly Suggestion[] {
  if (!cursor.levels.some(({ name }) => name === 'precondition')) return [];
  return named(['platformType', ...[...allPlatforms].sort()], 'platform');
}

/** What a parameter's own values allow. */
function defaults({ parsed, cursor }: Place): readonly Suggestion[] {
  const [section, member] = cursor.levels;
  const entries = section?.name === 'variables' ? parsed.model.variables : parsed.model.parameters;
  const entry = entries.get(member?.name ?? '');
  if (textOf(valueOf(entry?.value, 'type')) === 'Boolean') return truths;
  return itemsOf(valueOf(entry?.value, 'allowedValues')).flatMap((item) =>
    isScalar(item) && item.value !== null ? [{ value: String(item.value), detail: 'allowed value' }] : [],
  );
}

/** The runbook's own outputs: those of its steps, without braces. */
function topOutputs({ parsed, cursor }: Place): readonly Suggestion[] {
  if (cursor.levels[0]?.name !== 'outputs') return [];
  const found = parsed.model.steps.flatMap((step) => outputsOf(parsed.model, step));
  return found.map(({ name, detail }) => ({ value: name, detail, kind: completionKinds.reference }));
}
