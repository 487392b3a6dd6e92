import { naturalKey } from '../../core/base/naturalOrder.ts';
import type { ArnParts } from '../../core/model/arn.ts';

/** Whose documents: the three roots of the view. */
export const owners = ['mine', 'amazon', 'shared'] as const;
export type Owner = (typeof owners)[number];

export const ownerLabels: { readonly [O in Owner]: string } = {
  mine: 'Owned by me',
  amazon: 'Amazon',
  shared: 'Shared with me',
};

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What ListDocuments says of a document, before naming it in our terms. */
export interface DocumentFacts {
  /** The name; a shared document's is its whole ARN. */
  readonly name: string;
  readonly owner: Owner;
  /** `Amazon`, or the account id of who owns it. */
  readonly ownerName: string;
  /** One of the API's document types, or one that is newer than this code. */
  readonly type: string;
  readonly format: 'JSON' | 'YAML' | 'TEXT';
  /** The default version. */
  readonly version: string;
  readonly versionName: string;
  readonly displayName: string;
  readonly schemaVersion: string;
  readonly platforms: readonly string[];
  readonly targetType: string;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly created: number | undefined;
  readonly tags: readonly Tag[];
}

/** A document as the view shows it. */
export interface ListedDocument extends DocumentFacts {
  /** The name without the ARN before it. */
  readonly label: string;
  readonly sortKey: string;
  /** Lower case, for the filter. */
  readonly haystack: string;
}

export function listedDocument(facts: DocumentFacts): ListedDocument {
  const label = facts.name.slice(facts.name.lastIndexOf('/') + 1);
  const words = [
    facts.name,
    facts.displayName,
    facts.type,
    facts.format,
    facts.targetType,
    ...facts.platforms,
  ];
  return { ...facts, label, sortKey: naturalKey(label), haystack: words.join('\n').toLowerCase() };
}

/** Names that people read in older texts, and the documents that AWS has in their place. */
const aliases: readonly (readonly [alias: string, real: string])[] = [
  ['AWS-RestartInstance', 'AWS-RestartEC2Instance'],
  ['AWS-RunScript', 'AWS-RunRemoteScript'],
];
const shortestAlias = 8;

export interface Alias {
  readonly alias: string;
  readonly real: string;
}

/** Documents that do not exist but are looked for, with those that do; for a filter that means one. */
export function aliasesFor(filter: string): readonly Alias[] {
  const text = filter.trim().toLowerCase();
  if (text.length < shortestAlias) return [];
  return aliases
    .filter(([alias]) => alias.toLowerCase().includes(text))
    .map(([alias, real]) => ({ alias, real }));
}

/** Amazon's documents belong to no account; a shared one is named by its ARN. */
export function documentArn(document: DocumentFacts, parts: ArnParts): string {
  if (document.name.startsWith('arn:')) return document.name;
  const account = document.owner === 'amazon' ? '' : parts.accountId;
  return `arn:${parts.partition}:ssm:${parts.region}:${account}:document/${document.name}`;
}
