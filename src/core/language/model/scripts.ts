import { entriesOf, isScalar, itemsOf, valueOf, type ScalarNode, type SyntaxNode } from '../syntax/node.ts';
import type { DocumentModel } from './document.ts';
import { legacySteps } from './legacy.ts';

export type Dialect = 'shell' | 'powershell';

/** A piece of a script into which the agent puts the values of parameters before a shell reads it. */
export interface ShellText {
  readonly node: ScalarNode;
  readonly dialect: Dialect;
}

/** The scripts of Command documents and the commands of Session documents. */
export function* shellTexts(model: DocumentModel): Generator<ShellText> {
  for (const step of [...model.steps, ...legacySteps(model)]) {
    const dialect = dialects.get(step.action ?? '');
    if (dialect === undefined) continue;
    for (const { name, value } of entriesOf(step.inputs)) {
      if (name.toLowerCase() === 'runcommand') yield* texts(value, dialect);
    }
  }
  if (model.kind !== 'session') return;
  for (const { name, value } of entriesOf(valueOf(model.root, 'properties'))) {
    yield* texts(valueOf(value, 'commands'), name === 'windows' ? 'powershell' : 'shell');
  }
}

const dialects: ReadonlyMap<string, Dialect> = new Map([
  ['aws:runShellScript', 'shell'],
  ['aws:runPowerShellScript', 'powershell'],
  ['aws:psModule', 'powershell'],
]);

function* texts(node: SyntaxNode | undefined, dialect: Dialect): Generator<ShellText> {
  for (const item of node === undefined || isScalar(node) ? [node] : itemsOf(node)) {
    if (isScalar(item) && typeof item.value === 'string' && !item.opaque) yield { node: item, dialect };
  }
}
