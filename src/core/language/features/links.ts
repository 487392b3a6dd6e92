import { inner } from '../edits.ts';
import type { DocumentLink } from '../lsp.ts';
import type { Step } from '../model/document.ts';
import type { ParsedDocument } from '../parser.ts';
import { nestedJson } from '../syntax/nestedJson.ts';
import { entriesOf, isScalar, itemsOf, textOf, valueOf, walk, type SyntaxNode } from '../syntax/node.ts';

/** Links to AWS's own documents, to what is downloaded, and to attached files beside the document. */
export function links(parsed: ParsedDocument): readonly DocumentLink[] {
  const found = [...linksOf(parsed)];
  const byStart = new Map(found.map((link) => [parsed.lines.offset(link.range.start), link]));
  return [...byStart].sort(([a], [b]) => a - b).map(([, link]) => link);
}

function* linksOf(parsed: ParsedDocument): Generator<DocumentLink> {
  for (const step of parsed.model.steps) yield* linksOfStep(parsed, step);
  for (const runbook of itemsOf(valueOf(parsed.root, 'executableRunBooks')))
    yield* managed(parsed, valueOf(runbook, 'name'));
  for (const { key } of entriesOf(valueOf(parsed.root, 'files'))) yield* file(parsed, key);
}

function* linksOfStep(parsed: ParsedDocument, { action, inputs }: Step): Generator<DocumentLink> {
  if (action === 'aws:executeScript') yield* file(parsed, valueOf(inputs, 'Attachment'));
  yield* managed(parsed, valueOf(inputs, 'DocumentName'));
  for (const { name, value } of entriesOf(inputs)) {
    const input = name.toLowerCase();
    if (input === 'documentpath') yield* managed(parsed, value);
    if (input === 'sourceinfo') yield* downloads(parsed, value);
  }
}

/** Names that begin like this are reserved for AWS. */
const reserved = /^(?:AWS|Amazon)[A-Za-z0-9]*-[A-Za-z0-9_.-]+$/;

/** The console's page of a document of AWS; it needs no connection of ours, and works without trust. */
function* managed(parsed: ParsedDocument, node: SyntaxNode | undefined): Generator<DocumentLink> {
  const name = textOf(node)?.trim();
  if (name === undefined || !reserved.test(name)) return;
  const target = `https://console.aws.amazon.com/systems-manager/documents/${encodeURIComponent(name)}/description`;
  yield* link(parsed, node, { target, tooltip: `Open ${name} in the AWS console` });
}

function* downloads(parsed: ParsedDocument, written: SyntaxNode): Generator<DocumentLink> {
  // A map, or JSON text of one.
  const info = nestedJson(parsed.text, written) ?? written;
  yield* managed(parsed, valueOf(info, 'name'));
  yield* repository(parsed, info);
  for (const node of walk(info)) {
    const target = textOf(node)?.trim();
    if (target !== undefined && isAddress(target))
      yield* link(parsed, node, { target, tooltip: 'Open what is downloaded' });
  }
}

/** A file or folder of a GitHub repository. */
function* repository(parsed: ParsedDocument, info: SyntaxNode): Generator<DocumentLink> {
  const node = valueOf(info, 'path');
  const parts = [valueOf(info, 'owner'), valueOf(info, 'repository'), node].map(textOf);
  const [owner, name, path] = parts;
  if (owner === undefined || name === undefined || path === undefined) return;
  if (parts.some((text) => text?.includes('{{') === true)) return;
  const branch = /branch:([\w./-]+)/.exec(textOf(valueOf(info, 'getOptions')) ?? '')?.[1] ?? 'HEAD';
  const segments = [
    owner,
    name,
    'tree',
    ...`${branch}/${path}`.split('/').filter((segment) => segment !== ''),
  ];
  const target = `https://github.com/${segments.map(encodeURIComponent).join('/')}`;
  if (isAddress(target)) yield* link(parsed, node, { target, tooltip: 'Open it on GitHub' });
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s{}]+$/.test(text) && URL.canParse(text);
}

/** An attached file is looked for beside the document, never outside of its folder. */
function* file(parsed: ParsedDocument, node: SyntaxNode | undefined): Generator<DocumentLink> {
  const path = textOf(node);
  if (path === undefined || !/^[\w][\w .-]*(?:\/[\w][\w .-]*)*$/.test(path)) return;
  yield* link(parsed, node, { path, tooltip: `Open ${path}` });
}

function* link(
  parsed: ParsedDocument,
  node: SyntaxNode | undefined,
  where: Omit<DocumentLink, 'range'>,
): Generator<DocumentLink> {
  if (!isScalar(node) || node.style === 'block') return;
  yield { range: parsed.lines.range(inner(parsed.text, node)), ...where };
}
