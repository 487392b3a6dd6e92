import { parse } from '../syntax/parse.ts';
import { itemsOf, isMap, type SyntaxNode } from '../syntax/node.ts';
import { moved } from '../syntax/yamlReader.ts';
import type { Host } from './part.ts';

/** A function of CloudFormation, in its long or its short form, with what it is given. */
export interface Call {
  /** `Sub` of both `Fn::Sub` and `!Sub`. */
  readonly name: string;
  readonly argument: SyntaxNode;
}

/** The function that computes a value; `undefined` where the value is written as it is. */
export function callOf(host: Host, node: SyntaxNode): Call | undefined {
  if (isMap(node)) {
    const [entry, ...others] = node.entries;
    const name = others.length > 0 ? undefined : /^(?:Fn::(?=\w)|(?=Ref$))(.+)/.exec(entry?.name ?? '')?.[1];
    return entry === undefined || name === undefined ? undefined : { name, argument: entry.value };
  }
  if (node.kind === 'list' || !node.opaque) return undefined;
  const tag = tagBefore(host.text, node.start);
  const argument = tag === undefined ? undefined : untagged(host, node);
  return tag === undefined || argument === undefined ? undefined : { name: tag, argument };
}

/** The alternatives of an `If`: each may be what counts. */
export function branchesOf({ name, argument }: Call): readonly SyntaxNode[] {
  return name === 'If' ? itemsOf(argument).slice(1, 3) : [];
}

const longestTag = 200;

function tagBefore(text: string, start: number): string | undefined {
  return /!([\w.:]+)(?:[ \t]+#[^\r\n]*)?\s+$/.exec(text.slice(Math.max(0, start - longestTag), start))?.[1];
}

/** The value behind a tag, which the reader leaves unread. Its columns count, so blanks take the place of the tag. */
function untagged(host: Host, node: SyntaxNode): SyntaxNode | undefined {
  if (node.kind === 'scalar' && node.value !== null) return { ...node, opaque: false };
  const column = host.lines.position(node.start).character;
  const { root, problems } = parse(' '.repeat(column) + host.text.slice(node.start, node.end), 'yaml');
  return root === undefined || problems.length > 0 ? undefined : moved(root, node.start - column);
}
