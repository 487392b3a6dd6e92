import {
  isMap,
  isScalar,
  itemsOf,
  textOf,
  valueOf,
  type ScalarNode,
  type SyntaxNode,
} from '../syntax/node.ts';
import { callsOf } from './calls.ts';
import type { DocumentModel, Step } from './document.ts';
import { isStandIn } from './parameter.ts';

/** A place that names a document by a text that is written out. */
export interface WrittenName {
  readonly node: ScalarNode;
  readonly name: string;
  /** The document gets this name; elsewhere one is meant that exists. */
  readonly isNew: boolean;
}

/** Every name of a document in the steps, without what a build or a reference fills in. */
export function* writtenNames(model: DocumentModel): Generator<WrittenName> {
  for (const { step, node } of callsOf(model)) {
    // Without its type a path may be one on the node.
    const isPath =
      step.action === 'aws:runDocument' && textOf(valueOf(step.inputs, 'documentType')) === undefined;
    if (!isPath) yield* written(node);
  }
  for (const step of model.steps) {
    if (step.action === 'aws:downloadContent') yield* downloaded(step);
    if (apiActions.has(step.action ?? '')) yield* ofRequest(step);
  }
}

function* written(node: SyntaxNode | undefined, isNew = false): Generator<WrittenName> {
  const name = textOf(node);
  if (isScalar(node) && name !== undefined && !name.includes('{{') && !isStandIn(name)) {
    yield { node, name, isNew };
  }
}

function* downloaded({ inputs }: Step): Generator<WrittenName> {
  const info = valueOf(inputs, 'sourceInfo');
  if (textOf(valueOf(inputs, 'sourceType')) === 'SSMDocument' && isMap(info)) {
    yield* written(valueOf(info, 'name'));
  }
}

const apiActions: ReadonlySet<string> = new Set([
  'aws:executeAwsApi',
  'aws:assertAwsResourceProperty',
  'aws:waitForAwsResourceProperty',
]);

function* ofRequest({ inputs }: Step): Generator<WrittenName> {
  if (textOf(valueOf(inputs, 'Service')) !== 'ssm') return;
  const api = textOf(valueOf(inputs, 'Api')) ?? '';
  const member = requestMembers.get(api);
  if (member === undefined) return;
  yield* written(valueOf(inputs, member), api === 'CreateDocument');
  for (const required of itemsOf(valueOf(inputs, 'Requires'))) yield* written(valueOf(required, 'Name'));
}

/** The member of a request to Systems Manager that is the name of a document, by the operation (API model). */
const requestMembers: ReadonlyMap<string, string> = new Map([
  ['CreateAssociation', 'Name'],
  ['CreateDocument', 'Name'],
  ['DeleteDocument', 'Name'],
  ['DescribeDocument', 'Name'],
  ['DescribeDocumentPermission', 'Name'],
  ['GetDocument', 'Name'],
  ['ListDocumentVersions', 'Name'],
  ['ModifyDocumentPermission', 'Name'],
  ['SendCommand', 'DocumentName'],
  ['StartAutomationExecution', 'DocumentName'],
  ['StartChangeRequestExecution', 'DocumentName'],
  ['StartSession', 'DocumentName'],
  ['UpdateAssociation', 'Name'],
  ['UpdateDocument', 'Name'],
  ['UpdateDocumentDefaultVersion', 'Name'],
]);
