import { completionKinds, type CompletionKind } from '../../lsp.ts';
import { itemsOf, isScalar, textOf, valueOf, type SyntaxNode } from '../../syntax/node.ts';
import { actionOf } from '../../shapes.ts';
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
function stepNames({ parsed, names }: Place, spec: KeySpec): readonly Suggestion[] {
  const prefix = spec.name === 'onFailure' || spec.name === 'onCancel' ? 'step:' : '';
  const unfit = parsed.model.steps
    .filter(({ action = '' }) => notOnCancel.has(action))
    .map(({ name }) => name);
  const fitting = names.targets.filter((name) => spec.name !== 'onCancel' || !unfit.includes(name));
  return named(
    fitting.map((name) => `${prefix}${name}`),
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

/** The texts of a list beside the one at the cursor. */
function otherItems({ parsed, cursor }: Place, node: SyntaxNode | undefined): readonly string[] {
  const [start, end] = [parsed.lines.offset(cursor.replace.start), parsed.lines.offset(cursor.replace.end)];
  const beside = itemsOf(node).filter((item) => item.end <= start || item.start >= Math.max(end, start + 1));
  return beside.flatMap((item) => (isScalar(item) && item.value !== null ? [String(item.value)] : []));
}

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

/** `platformType`, or a platform that runs the step's plugin. */
function platforms(place: Place): readonly Suggestion[] {
  if (!isInPrecondition(place)) return [];
  const { step, parsed } = place;
  const other = otherOperand(place);
  const known = (step && actionOf(parsed.model, step)?.platforms) ?? allPlatforms;
  const isFree = other === undefined || allPlatforms.includes(other);
  const values = other === undefined || other === 'platformType' ? [...known].sort() : [];
  return named([...(isFree ? ['platformType'] : []), ...values], 'platform');
}

function isInPrecondition({ cursor }: Place): boolean {
  return cursor.levels.some(({ name }) => name === 'precondition');
}

function otherOperand(place: Place): string | undefined {
  return otherItems(place, operandsAt(place))[0];
}

function operandsAt({ step }: Place): SyntaxNode | undefined {
  return valueOf(valueOf(step?.node, 'precondition'), 'StringEquals');
}

/** Whether both texts that a precondition compares stand already. */
export function isFull(place: Place): boolean {
  return isInPrecondition(place) && otherItems(place, operandsAt(place)).length > 1;
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
