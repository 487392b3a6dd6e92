import type { ParsedDocument } from '../parser.ts';
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
import { isComputed } from '../syntax/value.ts';
import type { Format } from '../text.ts';
import { mapText, scalarText, type PlacedText } from './part.ts';
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
  readonly resource: DocumentResource;
  readonly format: Format;
  /** As a map its form is the template's, and the matter of whoever reads templates. */
  readonly writtenAs: 'map' | 'text';
  /** Whether `${…}` in it stands for values that are not known. */
  readonly substituted: boolean;
}

/** The resources of a CloudFormation template that are SSM documents; none when the text is no such template. */
export function documentResources({ root }: Pick<ParsedDocument, 'root'>): readonly DocumentResource[] {
  return entriesOf(valueOf(root, 'Resources')).flatMap((entry) => resourceOf(entry) ?? []);
}

function resourceOf({ name, key, value }: Entry): DocumentResource | undefined {
  const properties = valueOf(value, 'Properties');
  if (textOf(valueOf(value, 'Type')) !== 'AWS::SSM::Document' || !isMap(properties)) return undefined;
  return { name, nameNode: key, properties };
}

/** Types whose content is not ours to read. */
const foreign =
  /^(?:ApplicationConfiguration(?:Schema)?|CloudFormation|ConformancePackTemplate|DeploymentStrategy)$/;

/** The document of a resource; `undefined` where its content is computed or of another kind. */
export function embeddedDocument(
  host: ParsedDocument,
  resource: DocumentResource,
): EmbeddedDocument | undefined {
  const content = entryOf(resource.properties, 'Content');
  const declared = textOf(valueOf(resource.properties, 'DocumentFormat'));
  const type = textOf(valueOf(resource.properties, 'DocumentType')) ?? '';
  if (content === undefined || declared === 'TEXT' || foreign.test(type)) return undefined;
  if (isMap(content.value) && !isComputed(content.value)) return ofMap(host, resource, content.value);
  const written = writtenText(host, content);
  const placed = written && scalarText(host, written.node);
  if (written === undefined || placed === undefined || placed.text.trim() === '') return undefined;
  const format = declared === 'YAML' || !/^\s*\{/.test(placed.text) ? 'yaml' : 'json';
  return { ...placed, resource, format, writtenAs: 'text', substituted: written.substituted };
}

function ofMap(host: ParsedDocument, resource: DocumentResource, node: MapNode): EmbeddedDocument {
  const placed = mapText(host, node);
  const text = host.format === 'yaml' ? withoutSub(placed.text) : placed.text;
  return { ...placed, text, resource, format: host.format, writtenAs: 'map', substituted: true };
}

/** The string that content is written as, also where `Fn::Sub` fills it in. */
function writtenText(
  host: ParsedDocument,
  { key, value }: Entry,
): { readonly node: ScalarNode; readonly substituted: boolean } | undefined {
  if (isScalar(value) && typeof value.value === 'string') {
    const tag = /!([\w.:]+)/.exec(host.text.slice(key.end, value.start))?.[1];
    const isSub = value.opaque && (tag === 'Sub' || /^!Sub\b/.test(host.text.slice(value.start)));
    return value.opaque && !isSub ? undefined : { node: value, substituted: isSub };
  }
  const sub = substitution(value);
  return sub && { node: sub, substituted: true };
}

function substitution(value: SyntaxNode): ScalarNode | undefined {
  const sub = isComputed(value) ? valueOf(value, 'Fn::Sub') : undefined;
  const node = itemsOf(sub)[0] ?? sub;
  return isScalar(node) && typeof node.value === 'string' ? node : undefined;
}
