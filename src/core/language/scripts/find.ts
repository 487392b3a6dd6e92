import type { DocumentModel, Step } from '../model/document.ts';
import {
  entriesOf,
  isScalar,
  itemsOf,
  textOf,
  valueOf,
  type Entry,
  type ListNode,
  type ScalarNode,
  type SyntaxNode,
} from '../syntax/node.ts';

/** Languages that scripts are written in, by the editor's names. */
export type ScriptLanguage = 'shellscript' | 'powershell' | 'python';

/** A script of a document, where it stands. */
export interface PlacedScript {
  /** Tells it from the document's others: the step and the key. */
  readonly id: string;
  readonly language: ScriptLanguage;
  readonly key: ScalarNode;
  /** One text, or a list of lines. */
  readonly node: ScalarNode | ListNode;
  /** It stands in braces, where YAML has no blocks. */
  readonly isFlow: boolean;
}

/** Every script of a document, in the order of the text. */
export function scriptsOf(model: DocumentModel): readonly PlacedScript[] {
  const found = [
    ...model.steps.flatMap(ofStep),
    ...ofRuntimeConfig(valueOf(model.root, 'runtimeConfig')),
    ...ofSession(model.root),
  ];
  return found.sort((a, b) => a.node.start - b.node.start);
}

function ofStep(step: Step): PlacedScript[] {
  const { action = '', inputs } = step;
  const name = step.name ?? action;
  if (action === 'aws:executeScript') {
    const runtime = textOf(valueOf(inputs, 'Runtime')) ?? '';
    return scriptAt(inputs, 'Script', name, /^powershell/i.test(runtime) ? 'powershell' : 'python');
  }
  if (action === 'aws:runCommand') {
    const language = /PowerShell/.test(textOf(valueOf(inputs, 'DocumentName')) ?? '')
      ? 'powershell'
      : 'shellscript';
    return scriptAt(valueOf(inputs, 'Parameters'), 'commands', name, language);
  }
  const language = languageOf(action);
  return language === undefined ? [] : scriptAt(inputs, 'runCommand', name, language);
}

function languageOf(plugin: string): ScriptLanguage | undefined {
  if (plugin === 'aws:runShellScript') return 'shellscript';
  return plugin === 'aws:runPowerShellScript' ? 'powershell' : undefined;
}

/** Command 1.2: `runtimeConfig` has plugins with a list of `properties`, or one of them. */
function ofRuntimeConfig(config: SyntaxNode | undefined): PlacedScript[] {
  return entriesOf(config).flatMap(({ name, value }) => {
    const language = languageOf(name);
    const properties = valueOf(value, 'properties');
    const all = properties?.kind === 'list' ? itemsOf(properties) : [properties];
    return language === undefined
      ? []
      : all.flatMap((each, index) => scriptAt(each, 'runCommand', `${name}-${index + 1}`, language));
  });
}

const platforms: readonly (readonly [platform: string, language: ScriptLanguage])[] = [
  ['linux', 'shellscript'],
  ['macOS', 'shellscript'],
  ['windows', 'powershell'],
];

/** Session 1.0: the profile of the shell, and interactive commands. */
function ofSession(root: SyntaxNode | undefined): PlacedScript[] {
  const profile = valueOf(valueOf(root, 'inputs'), 'shellProfile');
  const commands = valueOf(root, 'properties');
  return platforms.flatMap(([platform, language]) => [
    ...scriptAt(profile, platform, 'shellProfile', language),
    ...scriptAt(valueOf(commands, platform), 'commands', platform, language),
  ]);
}

function scriptAt(
  node: SyntaxNode | undefined,
  name: string,
  owner: string,
  language: ScriptLanguage,
): PlacedScript[] {
  const entry: Entry | undefined = entriesOf(node).findLast((each) => each.name === name);
  if (entry === undefined || !isScript(entry.value)) return [];
  const isFlow = node?.kind === 'map' && node.flow;
  return [{ id: `${owner}/${name}`, language, key: entry.key, node: entry.value, isFlow }];
}

/** Text that is known; a list may also hold nothing else. */
function isScript(node: SyntaxNode): node is ScalarNode | ListNode {
  if (node.kind !== 'list') return lineOf(node) !== undefined;
  return node.items.length > 0 && node.items.every((item) => lineOf(item) !== undefined);
}

/** A text as it is written, also where another tool fills in a part of it. */
function lineOf(node: SyntaxNode | undefined): string | undefined {
  const isFilledIn = isScalar(node) && node.opaque && String(node.value).includes('${');
  return isFilledIn ? String(node.value) : textOf(node);
}

/** The script's text; the items of a list are its lines, and the last of them ends like the others. */
export function textOfScript({ node }: PlacedScript): string {
  if (isScalar(node)) return String(node.value);
  if (isOneBlock(node)) return lineOf(node.items[0]) ?? '';
  return `${node.items.map((item) => lineOf(item) ?? '').join('\n')}\n`;
}

/** A list whose one item is the whole script. */
export function isOneBlock(node: ListNode): boolean {
  return node.items.length === 1 && (lineOf(node.items[0]) ?? '').includes('\n');
}
