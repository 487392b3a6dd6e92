import type { Clock } from '../../core/base/clock.ts';
import type { JsonObject } from '../../core/base/json.ts';
import { flagOf, numberOf, present, requiredText, textOf, textsOf } from '../base/json.ts';
import { cutPage, pagePurpose, type Page } from '../base/pages.ts';
import type { Tokens } from '../base/tokens.ts';
import { ServiceError, type CallContext, type ParameterSource, type SimulatorSystem } from '../system.ts';
import type { TaggedResources } from '../tags/system.ts';
import { createCipher } from './cipher.ts';
import { byPathTest, checkPath, describeTest, isBelow, wantedLabels, type ParameterTest } from './filters.ts';
import { label, unlabel } from './labels.ts';
import { latest, type Parameter, type ParameterVersion } from './model.ts';
import { keyOf, parseReference } from './name.ts';
import { putParameter } from './put.ts';
import { findVersion } from './read.ts';
import { sortKey, type ParameterStore } from './store.ts';
import { historyView, metadataView, parameterView, type ValueView } from './views.ts';

export interface ParametersParts {
  readonly store: ParameterStore;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

/** Parameter Store, with what other systems need of it. */
export interface ParametersSystem extends SimulatorSystem, ParameterSource {
  readonly tagged: TaggedResources;
}

const describePage = 50;
const byPathPage = 10;

export function createParametersSystem(parts: ParametersParts): ParametersSystem {
  const { store } = parts;
  const cipher = createCipher();
  const view = (input: JsonObject): ValueView => ({ decrypt: flagOf(input, 'WithDecryption'), cipher });
  return {
    operations: {
      PutParameter: (input, context) => putParameter(store, input, context, parts.clock.now()),
      GetParameter: (input, context) => getParameter(store, input, view(input), context),
      GetParameters: (input, context) => getParameters(store, input, view(input), context),
      GetParametersByPath: (input, context) => getParametersByPath(parts, input, view(input), context),
      DescribeParameters: (input, context) => describeParameters(parts, input, context),
      GetParameterHistory: (input) => getParameterHistory(parts, input, view(input)),
      DeleteParameter(input) {
        if (!store.remove(keyOf(requiredText(input, 'Name')))) throw notFound();
        return {};
      },
      DeleteParameters: (input) => deleteParameters(store, textsOf(input, 'Names')),
      LabelParameterVersion: (input) => label(existing(store, input), input),
      UnlabelParameterVersion: (input) => unlabel(existing(store, input), input),
    },
    tagged: (id) => store.find(parseReference(id).key),
    plainValue(reference) {
      const found = findVersion(store, reference);
      // A document's {{ ssm:name }} cannot refer to a secret.
      return typeof found === 'string' || found.version.type === 'SecureString'
        ? undefined
        : found.version.value;
    },
    dispose: () => undefined,
  };
}

function existing(store: ParameterStore, input: JsonObject): Parameter {
  const parameter = store.find(parseReference(requiredText(input, 'Name')).key);
  if (parameter === undefined) throw notFound();
  return parameter;
}

function notFound(): ServiceError {
  return new ServiceError('ParameterNotFound');
}

function getParameter(
  store: ParameterStore,
  input: JsonObject,
  view: ValueView,
  context: CallContext,
): JsonObject {
  const name = requiredText(input, 'Name');
  const found = findVersion(store, name);
  if (found === 'noParameter') throw notFound();
  if (found === 'noVersion') {
    const selector = parseReference(name).selector ?? '';
    const what = /^\d+$/.test(selector) ? 'version' : 'label';
    throw new ServiceError(
      'ParameterVersionNotFound',
      `Systems Manager could not find ${what} ${selector} of ${name.slice(0, -selector.length - 1)}. Verify the ${what} and try again.`,
    );
  }
  return { Parameter: parameterView(found, view, context) };
}

function getParameters(
  store: ParameterStore,
  input: JsonObject,
  view: ValueView,
  context: CallContext,
): JsonObject {
  const names = [...new Set(textsOf(input, 'Names'))];
  const found: JsonObject[] = [];
  const invalid: string[] = [];
  for (const name of names) {
    const result = findVersion(store, name);
    if (typeof result === 'string') invalid.push(name);
    else found.push(parameterView(result, view, context));
  }
  return { Parameters: found, InvalidParameters: invalid };
}

function getParametersByPath(
  parts: ParametersParts,
  input: JsonObject,
  view: ValueView,
  context: CallContext,
): JsonObject {
  const path = requiredText(input, 'Path');
  checkPath(path);
  const recursive = flagOf(input, 'Recursive');
  const test = byPathTest(input);
  const page = list(
    parts,
    'GetParametersByPath',
    input,
    byPathPage,
    (parameter) => isBelow(parameter.name, path, recursive) && test(parameter),
  );
  const labels = wantedLabels(input);
  const rows = page.items.flatMap((parameter) =>
    versionsWith(parameter, labels).map((version) =>
      parameterView({ parameter, version, selector: undefined }, view, context),
    ),
  );
  return present({ Parameters: rows, NextToken: page.nextToken });
}

function versionsWith(parameter: Parameter, labels: readonly string[]): readonly ParameterVersion[] {
  if (labels.length === 0) return [latest(parameter)];
  const numbers = labels.map((name) => parameter.labels.get(name));
  return parameter.versions().filter(({ version }) => numbers.includes(version));
}

function describeParameters(parts: ParametersParts, input: JsonObject, context: CallContext): JsonObject {
  const page = list(parts, 'DescribeParameters', input, describePage, describeTest(input));
  const rows = page.items.map((parameter) => metadataView(parameter, context));
  return present({ Parameters: rows, NextToken: page.nextToken });
}

function list(
  { store, tokens }: ParametersParts,
  operation: string,
  input: JsonObject,
  defaultSize: number,
  matches: ParameterTest,
): Page<Parameter> {
  return cutPage(tokens, {
    items: store.list(),
    keyOf: sortKey,
    matches,
    max: numberOf(input, 'MaxResults') ?? defaultSize,
    token: textOf(input, 'NextToken'),
    purpose: pagePurpose(operation, input),
  });
}

/** Oldest version first, as the service answers. */
function getParameterHistory(
  { store, tokens }: ParametersParts,
  input: JsonObject,
  view: ValueView,
): JsonObject {
  const parameter = existing(store, input);
  const page = cutPage<ParameterVersion>(tokens, {
    items: parameter.versions(),
    keyOf: ({ version }) => String(version).padStart(12, '0'),
    max: numberOf(input, 'MaxResults') ?? describePage,
    token: textOf(input, 'NextToken'),
    purpose: pagePurpose('GetParameterHistory', input),
  });
  const rows = page.items.map((version) => historyView(parameter, version, view));
  return present({ Parameters: rows, NextToken: page.nextToken });
}

function deleteParameters(store: ParameterStore, names: readonly string[]): JsonObject {
  const deleted = names.filter((name) => store.remove(keyOf(name)));
  return { DeletedParameters: deleted, InvalidParameters: names.filter((name) => !deleted.includes(name)) };
}
