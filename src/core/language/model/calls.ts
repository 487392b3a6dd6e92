import { entryOf, isMap, isScalar, textOf, type Entry, type ScalarNode } from '../syntax/node.ts';
import { managedDocument, type ManagedDocument } from '../tables/managed/index.ts';
import type { DocumentModel, Step } from './document.ts';

/** A step that runs another document. */
export interface DocumentCall {
  readonly step: Step;
  /** The name or ARN, as a text that is known. */
  readonly name: string;
  readonly node: ScalarNode;
  /** What the action can run. */
  readonly types: readonly string[];
  /** The document, when AWS owns it. */
  readonly managed: ManagedDocument | undefined;
  /** The values that are given to it; absent when none are. */
  readonly values: Entry | undefined;
  /** The input that gives them. */
  readonly valuesName: string;
}

interface Caller {
  readonly name: string;
  readonly values: string;
  readonly types: readonly string[];
}

const callers: ReadonlyMap<string, Caller> = new Map([
  ['aws:runCommand', { name: 'DocumentName', values: 'Parameters', types: ['Command', 'Policy'] }],
  [
    'aws:executeAutomation',
    { name: 'DocumentName', values: 'RuntimeParameters', types: ['Automation', 'Automation.ChangeTemplate'] },
  ],
  ['aws:runDocument', { name: 'documentPath', values: 'documentParameters', types: ['Command', 'Policy'] }],
]);

/** The steps that run another document by a name that is written out. */
export function* callsOf(model: DocumentModel): Generator<DocumentCall> {
  for (const step of model.steps) {
    const caller = callers.get(step.action ?? '');
    if (caller === undefined || !isMap(step.inputs)) continue;
    const node = entryOf(step.inputs, caller.name)?.value;
    const name = textOf(node);
    if (!isScalar(node) || name === undefined || name.includes('{{')) continue;
    if (textOf(entryOf(step.inputs, 'documentType')?.value) === 'LocalPath') continue;
    const managed = managedDocument(name);
    const { types, values: valuesName } = caller;
    yield { step, name, node, types, managed, values: entryOf(step.inputs, valuesName), valuesName };
  }
}
