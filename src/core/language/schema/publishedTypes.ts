import { automationActions } from '../tables/actions/index.ts';
import {
  automationKeys,
  changeTemplateKeys,
  commandKeys,
  legacyCommandKeys,
  policyKeys,
} from '../tables/documents.ts';
import { packageKeys } from '../tables/packages.ts';
import { automationParameterKeys, commandParameterKeys } from '../tables/parameters.ts';
import { commandPlugins, legacyPlugins } from '../tables/plugins/index.ts';
import { problemAnalysisKeys, quickSetupKeys, templateKeys } from '../tables/recognised.ts';
import { sessionKeys, sessionKeysOf, sessionTypes } from '../tables/sessions.ts';
import { guidePage, type ActionSpec, type KeySpec } from '../tables/spec.ts';
import { automationStepKeys, commandStepKeys } from '../tables/steps.ts';

/** What a published schema is made of: the tables of one type of document. */
export interface Published {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly document: readonly KeySpec[];
  /** Keys beside `document` are accepted. */
  readonly open?: boolean;
  readonly parameter: readonly KeySpec[];
  readonly step: readonly KeySpec[];
  readonly actions: readonly ActionSpec[];
  /** Plugins that are named as keys, with their inputs in `properties`. */
  readonly legacy?: readonly ActionSpec[];
  /** Keys that depend on the value of another key. */
  readonly variants?: {
    readonly by: string;
    readonly keys: ReadonlyMap<string, readonly KeySpec[]>;
  };
}

const features = guidePage('documents-schemas-features.html');
const noSteps = { parameter: [], step: [], actions: [] };
const steps = { parameter: commandParameterKeys, step: commandStepKeys };

function plugins(version: string): readonly ActionSpec[] {
  return commandPlugins.filter((plugin) => plugin.schemaVersions?.includes(version) === true);
}

function ofVersion(keys: readonly KeySpec[], version: string): readonly KeySpec[] {
  return keys.map((key) => (key.name === 'schemaVersion' ? { ...key, values: [version] } : key));
}

const runbooks: readonly Published[] = [
  {
    file: 'automation-0.3.schema.json',
    title: 'AWS Systems Manager Automation runbook, schema version 0.3',
    description: 'A runbook: steps that Automation takes in AWS, one after the other.',
    link: features,
    document: automationKeys,
    parameter: automationParameterKeys,
    step: automationStepKeys,
    actions: automationActions,
  },
  {
    file: 'change-template-0.3.schema.json',
    title: 'AWS Systems Manager change template, schema version 0.3',
    description: 'A template of Change Manager: who approves a change and which runbooks it may run.',
    link: guidePage('change-templates.html'),
    document: changeTemplateKeys,
    parameter: automationParameterKeys,
    step: automationStepKeys,
    actions: automationActions,
  },
];

const commands: readonly Published[] = [
  {
    ...steps,
    file: 'command-2.2.schema.json',
    title: 'AWS Systems Manager Command document, schema version 2.2',
    description: 'A Command document: plugins that SSM Agent runs on a node, one after the other.',
    link: features,
    document: ofVersion(commandKeys, '2.2'),
    actions: plugins('2.2'),
  },
  {
    ...steps,
    file: 'command-2.0.schema.json',
    title: 'AWS Systems Manager Command document, schema version 2.0',
    description: 'A Command document without preconditions. Write new ones in schema version 2.2.',
    link: features,
    document: ofVersion(commandKeys, '2.0'),
    step: commandStepKeys.filter((key) => key.name !== 'precondition'),
    actions: plugins('2.0'),
  },
  {
    ...noSteps,
    file: 'command-1.2.schema.json',
    title: 'AWS Systems Manager Command document, schema version 1.2',
    description: 'An older Command document: plugins by name. Write new ones in schema version 2.2.',
    link: features,
    document: legacyCommandKeys,
    parameter: commandParameterKeys,
    legacy: legacyPlugins,
  },
  {
    ...steps,
    file: 'policy-2.0.schema.json',
    title: 'AWS Systems Manager Policy document, schema version 2.0',
    description: 'A Policy document: what State Manager gathers of a node.',
    link: features,
    document: policyKeys,
    actions: plugins('2.0').filter((plugin) => plugin.name === 'aws:softwareInventory'),
  },
];

const others: readonly Published[] = [
  {
    ...noSteps,
    file: 'session-1.0.schema.json',
    title: 'AWS Systems Manager Session document, schema version 1.0',
    description: 'A Session document: preferences of sessions, or what a session does.',
    link: guidePage('session-manager-schema.html'),
    document: sessionKeys,
    parameter: commandParameterKeys,
    variants: {
      by: 'sessionType',
      keys: new Map(sessionTypes.map((type) => [type, ownKeysOf(type)])),
    },
  },
  {
    ...noSteps,
    file: 'package-2.0.schema.json',
    title: 'AWS Systems Manager Distributor package manifest, schema version 2.0',
    description: 'The manifest of a package: which file is installed on which platform.',
    link: guidePage('distributor-working-with-packages-create.html'),
    document: packageKeys,
  },
];

const recognised: readonly Published[] = [
  {
    ...noSteps,
    file: 'template-1.0.schema.json',
    title: 'AWS Systems Manager document of a CloudFormation template or a conformance pack',
    description: 'A document that keeps a template.',
    link: guidePage('documents.html'),
    document: templateKeys,
    open: true,
  },
  {
    ...noSteps,
    file: 'quick-setup-1.0.schema.json',
    title: 'AWS Systems Manager Quick Setup document',
    description: 'A document of Quick Setup.',
    link: guidePage('systems-manager-quick-setup.html'),
    document: quickSetupKeys,
    open: true,
  },
  {
    ...noSteps,
    file: 'problem-analysis-template.schema.json',
    title: 'AWS Systems Manager template of a problem analysis',
    description: 'A template of the analysis that follows an incident.',
    link: guidePage('documents.html'),
    document: problemAnalysisKeys,
    open: true,
  },
];

/** The keys of this type of session that differ from those of all types. */
function ownKeysOf(type: string): readonly KeySpec[] {
  return sessionKeysOf(type).filter((key) => !sessionKeys.includes(key));
}

/** Every type of document that has a schema. */
export const published: readonly Published[] = [...runbooks, ...commands, ...others, ...recognised];
