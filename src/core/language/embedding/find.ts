import {
  entriesOf,
  entryOf,
  isMap,
  isScalar,
  itemsOf,
  textOf,
  valueOf,
  type Entry,
  type MapNode,
  type ScalarNode,
  type SyntaxNode,
} from '../syntax/node.ts';
import type { Format } from '../text.ts';
import { branchesOf, callOf } from './calls.ts';
import { joinedText, mapText, scalarText, type Host, type PlacedText } from './part.ts';
import { withoutSub } from './substitutes.ts';

/** A resource of type AWS::SSM::Document. */
export interface DocumentResource {
  /** Its logical name. */
  readonly name: string;
  readonly nameNode: ScalarNode;
  readonly properties: MapNode;
}

/** The document in a resource. */
export interface EmbeddedDocument extends PlacedText {
  /** Tells it from the template's others: the resource, and which of its alternatives. */
  readonly id: string;
  readonly resource: DocumentResource;
  readonly format: Format;
  /** As a map its form is the template's, and the matter of whoever reads templates. */
  readonly writtenAs: 'map' | 'text';
  /** Whether `${…}` in it stands for values that are not known. */
  readonly substituted: boolean;
  /** Where it is written: behind the tag, where it has one. */
  readonly node: SyntaxNode;
}

/** The documents among the resources of a template; also those that a loop makes. */
export function documentResources(resources: readonly Entry[]): readonly DocumentResource[] {
  return resources.flatMap((entry) => {
    if (entry.name.startsWith('Fn::ForEach::')) {
      return documentResources(itemsOf(entry.value).flatMap((item) => entriesOf(item)));
    }
    return resourceOf(entry) ?? [];
  });
}

function resourceOf({ name, key, value }: Entry): DocumentResource | undefined {
  const properties = valueOf(value, 'Properties');
  if (textOf(valueOf(value, 'Type')) !== 'AWS::SSM::Document' || !isMap(properties)) return undefined;
  return { name, nameNode: key, properties };
}

/** Types whose content is not ours to read. */
const foreign =
  /^(?:ApplicationConfiguration(?:Schema)?|CloudFormation|ConformancePackTemplate|DeploymentStrategy)$/;

/**
 * The documents of a resource: one, each alternative of an `If`, or none where its content is computed or of
 * another kind.
 */
export function embeddedDocuments(host: Host, resource: DocumentResource): readonly EmbeddedDocument[] {
  const content = entryOf(resource.properties, 'Content')?.value;
  const declared = textOf(valueOf(resource.properties, 'DocumentFormat'));
  const type = textOf(valueOf(resource.properties, 'DocumentType')) ?? '';
  if (content === undefined || declared === 'TEXT' || foreign.test(type)) return [];
  return alternatives(host, content).flatMap((node, index) => {
    const id = index === 0 ? resource.name : `${resource.name}-${index + 1}`;
    const written = isPlainMap(host, node) ? ofMap(host, node) : ofText(host, node, declared);
    return written === undefined ? [] : [{ ...written, id, resource }];
  });
}

function alternatives(host: Host, node: SyntaxNode): readonly SyntaxNode[] {
  const call = callOf(host, node);
  return call?.name === 'If' ? branchesOf(call).flatMap((branch) => alternatives(host, branch)) : [node];
}

function isPlainMap(host: Host, node: SyntaxNode): node is MapNode {
  return isMap(node) && callOf(host, node) === undefined;
}

type Written = Omit<EmbeddedDocument, 'id' | 'resource'>;

function ofMap(host: Host, node: MapNode): Written {
  const placed = mapText(host, node);
  const text = host.format === 'yaml' ? withoutSub(placed.text) : placed.text;
  return { ...placed, text, node, format: host.format, writtenAs: 'map', substituted: true };
}

function ofText(host: Host, node: SyntaxNode, declared: string | undefined): Written | undefined {
  const written = writtenText(host, node);
  if (written === undefined || written.placed.text.trim() === '') return undefined;
  const { placed, substituted } = written;
  const format = declared === 'YAML' || !/^\s*\{/.test(placed.text) ? 'yaml' : 'json';
  return { ...placed, node: written.node, format, writtenAs: 'text', substituted };
}

interface WrittenText {
  readonly placed: PlacedText;
  readonly node: SyntaxNode;
  readonly substituted: boolean;
}

/** The text that a value is, also where functions fill it in or put it together. */
function writtenText(host: Host, node: SyntaxNode): WrittenText | undefined {
  const call = callOf(host, node);
  if (call === undefined) return textAt(host, node, false);
  if (call.name === 'Sub') return textAt(host, itemsOf(call.argument)[0] ?? call.argument, true);
  return call.name === 'Join' ? joined(host, call.argument) : undefined;
}

function textAt(host: Host, node: SyntaxNode, substituted: boolean): WrittenText | undefined {
  if (!isScalar(node) || node.opaque || typeof node.value !== 'string') return undefined;
  const placed = scalarText(host, node);
  return placed && { placed, node, substituted };
}

function joined(host: Host, node: SyntaxNode): WrittenText | undefined {
  const [separator, list] = itemsOf(node);
  const between = textOf(separator);
  if (between === undefined || list?.kind !== 'list') return undefined;
  const pieces = list.items.map((item) => writtenText(host, item)?.placed);
  const placed = joinedText(pieces, between);
  return placed && { placed, node, substituted: true };
}
