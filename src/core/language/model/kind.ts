import { itemsOf, isMap, isScalar, textOf, valueOf, type SyntaxNode } from '../syntax/node.ts';

/**
 * What a document is. `other` are types that are recognised and left alone; `unknown` is what shows no sign of
 * being an SSM document.
 */
export type DocumentKind =
  | 'automation'
  | 'changeTemplate'
  | 'command'
  | 'legacyCommand'
  | 'policy'
  | 'session'
  | 'package'
  /** iCalendar text. */
  | 'calendar'
  | 'other'
  | 'unknown';

/** Types that Automation runs. */
export function isRunbook(kind: DocumentKind): boolean {
  return kind === 'automation' || kind === 'changeTemplate';
}

/** The text of `schemaVersion`, also when it is written as a number. */
export function schemaVersionOf(root: SyntaxNode | undefined): string | undefined {
  const node = valueOf(root, 'schemaVersion');
  if (!isScalar(node) || node.value === null) return undefined;
  return typeof node.value === 'number' && Number.isInteger(node.value)
    ? node.value.toFixed(1)
    : String(node.value);
}

/** What the keys say counts before the version, so that a wrong version is one mistake and not many. */
export function kindOf(root: SyntaxNode | undefined): DocumentKind {
  if (!isMap(root)) return 'unknown';
  const names = new Set(root.entries.map((entry) => entry.name));
  const sure = signs.find(([name]) => names.has(name));
  if (sure !== undefined) return sure[1];
  if (names.has('mainSteps')) return kindOfSteps(root);
  const version = schemaVersionOf(root);
  if (version === undefined && configurations.some((keys) => keys.every((key) => names.has(key))))
    return 'other';
  return kindOfVersion(version, names);
}

const signs: readonly (readonly [name: string, kind: DocumentKind])[] = [
  ['runtimeConfig', 'legacyCommand'],
  ['sessionType', 'session'],
  ['templateBody', 'other'],
  ['deploymentConfig', 'other'],
  ['sections', 'other'],
  ['AWSTemplateFormatVersion', 'other'],
  ['packages', 'package'],
  ['executableRunBooks', 'changeTemplate'],
  ['templateInformation', 'changeTemplate'],
];

/** What AppConfig keeps as documents: a JSON Schema, and feature flags. Other configurations are of any form. */
const configurations: readonly (readonly string[])[] = [
  ['$schema', 'type'],
  ['$schema', 'properties'],
  ['flags', 'version'],
];

function kindOfSteps(root: SyntaxNode): DocumentKind {
  const version = schemaVersionOf(root);
  const actions = itemsOf(valueOf(root, 'mainSteps')).map((step) => textOf(valueOf(step, 'action')));
  if (version === '0.3') return 'automation';
  if (version?.startsWith('2') === true) {
    const gathers = actions.length > 0 && actions.every((action) => action === 'aws:softwareInventory');
    return gathers ? 'policy' : 'command';
  }
  return actions.some((action) => action !== undefined && commandOnly.test(action))
    ? 'command'
    : 'automation';
}

/** Plugins that no action of runbooks is called like. */
const commandOnly =
  /^aws:(?:run(?:Shell|PowerShell)Script|runDocument|downloadContent|configurePackage|domainJoin)$/;

function kindOfVersion(version: string | undefined, names: ReadonlySet<string>): DocumentKind {
  if (version === '0.3') return 'automation';
  if (version === '2.2') return 'command';
  if (version === '2.0') return names.has('files') || names.has('version') ? 'package' : 'command';
  if (version === '1.2') return 'legacyCommand';
  return version === '1.0' ? 'session' : 'unknown';
}
