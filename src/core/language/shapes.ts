import type { DocumentModel, Step } from './model/document.ts';
import type { DocumentKind } from './model/kind.ts';
import type { MapShape } from './schema/mapShape.ts';
import { textOf, valueOf } from './syntax/node.ts';
import { automationActions } from './tables/actions/index.ts';
import {
  automationKeys,
  changeTemplateKeys,
  commandKeys,
  legacyCommandKeys,
  policyKeys,
} from './tables/documents.ts';
import { automationParameterKeys, commandParameterKeys, variableKeys } from './tables/parameters.ts';
import { packageKeys } from './tables/packages.ts';
import { commandPlugins, legacyPlugins } from './tables/plugins/index.ts';
import { sessionKeys, sessionKeysOf } from './tables/sessions.ts';
import type { ActionSpec, KeySpec } from './tables/spec.ts';
import { automationStepKeys, commandStepKeys } from './tables/steps.ts';

/** The tables of a kind of document: where its maps find their shapes. */
export interface KindTables {
  readonly document: readonly KeySpec[];
  readonly parameter: readonly KeySpec[];
  readonly variable: readonly KeySpec[];
  readonly step: readonly KeySpec[];
  readonly actions: ReadonlyMap<string, ActionSpec>;
  /** What `action` names: an action, or a plugin. */
  readonly actionWord: 'action' | 'plugin';
}

const none: KindTables = {
  document: [],
  parameter: [],
  variable: [],
  step: [],
  actions: new Map(),
  actionWord: 'action',
};

const automation: KindTables = {
  document: automationKeys,
  parameter: automationParameterKeys,
  variable: variableKeys,
  step: automationStepKeys,
  actions: byName(automationActions),
  actionWord: 'action',
};

const command: KindTables = {
  document: commandKeys,
  parameter: commandParameterKeys,
  variable: [],
  step: commandStepKeys,
  actions: byName(commandPlugins),
  actionWord: 'plugin',
};

const tables: { readonly [K in DocumentKind]: KindTables } = {
  automation,
  changeTemplate: { ...automation, document: changeTemplateKeys },
  command,
  policy: { ...command, document: policyKeys },
  legacyCommand: {
    ...none,
    document: legacyCommandKeys,
    parameter: commandParameterKeys,
    actions: byName(legacyPlugins),
    actionWord: 'plugin',
  },
  session: { ...none, document: sessionKeys, parameter: commandParameterKeys },
  package: { ...none, document: packageKeys },
  calendar: none,
  other: none,
  unknown: none,
};

function byName(specs: readonly ActionSpec[]): ReadonlyMap<string, ActionSpec> {
  return new Map(specs.map((spec) => [spec.name, spec]));
}

export function tablesOf(kind: DocumentKind): KindTables {
  return tables[kind];
}

/** The keys at the top of this document: those of Session documents differ by the type of session. */
export function documentKeysOf({ kind, root }: DocumentModel): readonly KeySpec[] {
  return kind === 'session' ? sessionKeysOf(textOf(valueOf(root, 'sessionType'))) : tables[kind].document;
}

/** The table's row for a step's action; `undefined` when there is none of that name. */
export function actionOf(model: DocumentModel, step: Step): ActionSpec | undefined {
  return step.action === undefined ? undefined : tables[model.kind].actions.get(step.action);
}

export function inputShape(action: ActionSpec, kind: DocumentKind): MapShape {
  return {
    keys: action.inputs,
    open: action.openInputs ?? false,
    ignoreCase: tables[kind].actionWord === 'plugin',
  };
}
