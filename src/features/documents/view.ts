import { adviceFor } from '../../core/model/advice.ts';
import { platformWords } from '../../core/model/platform.ts';
import type { DocumentRef } from '../../core/model/refs.ts';
import type { TooltipLines, TreeRow } from '../../core/model/tree.ts';
import type { TypeGroup } from './branch.ts';
import { ownerLabels, type Alias, type ListedDocument, type Owner } from './model.ts';

/** A row of the Documents view. */
export type DocumentsElement =
  | { readonly kind: 'owner'; readonly owner: Owner; readonly summary: string; readonly opening: Opening }
  | { readonly kind: 'type'; readonly group: TypeGroup; readonly opening: Opening }
  | { readonly kind: 'document'; readonly document: ListedDocument }
  | { readonly kind: 'more'; readonly level: string; readonly hidden: number }
  | { readonly kind: 'hint'; readonly alias: Alias }
  | { readonly kind: 'loading'; readonly owner: Owner }
  | { readonly kind: 'failed'; readonly owner: Owner; readonly error: unknown };

/** How a level stands at first. */
export interface Opening {
  readonly open: boolean;
  /** Of a filter: another row, as far as VS Code remembers what was open. */
  readonly isFiltered: boolean;
}

export function rowOf(element: DocumentsElement): TreeRow {
  switch (element.kind) {
    case 'owner':
      return ownerRow(element.owner, element.summary, element.opening);
    case 'type':
      return typeRow(element.group, element.opening);
    case 'document':
      return documentRow(element.document);
    case 'more':
      return moreRow(element.level, element.hidden);
    case 'hint':
      return hintRow(element.alias);
    case 'loading':
      return { id: `loading:${element.owner}`, label: 'Loading…', icon: 'loading~spin' };
    case 'failed':
      return failedRow(element.owner, element.error);
  }
}

const ownerIcons: { readonly [O in Owner]: string } = { mine: 'account', amazon: 'package', shared: 'link' };

function ownerRow(owner: Owner, summary: string, opening: Opening): TreeRow {
  const label = ownerLabels[owner];
  return {
    id: `${opening.isFiltered ? 'found ' : ''}owner:${owner}`,
    label,
    description: summary,
    icon: ownerIcons[owner],
    contextValue: 'owner',
    collapsible: opening.open ? 'expanded' : 'collapsed',
    accessibilityLabel: summary === '' ? label : `${label}, ${summary}`,
  };
}

function typeRow({ owner, type, documents }: TypeGroup, opening: Opening): TreeRow {
  const summary = number(documents.length);
  return {
    id: `${opening.isFiltered ? 'found ' : ''}type:${owner}:${type}`,
    label: type,
    description: summary,
    icon: iconOf(type),
    contextValue: 'type',
    collapsible: opening.open ? 'expanded' : 'collapsed',
    accessibilityLabel: `${type}, ${summary} ${documents.length === 1 ? 'document' : 'documents'}, ${ownerLabels[owner]}`,
  };
}

const icons = new Map([
  ['Command', 'terminal'],
  ['Automation', 'run-all'],
  ['Automation.ChangeTemplate', 'run-all'],
  ['Session', 'remote'],
  ['Package', 'package'],
  ['ChangeCalendar', 'calendar'],
  ['Policy', 'law'],
]);

function iconOf(type: string): string {
  return icons.get(type) ?? 'file-code';
}

function documentRow(document: ListedDocument): TreeRow {
  const description = documentSummary(document);
  const command = 'ssmWorkbench.documents.open';
  const element: DocumentsElement = { kind: 'document', document };
  return {
    id: `document:${document.owner}:${document.name}`,
    label: document.label,
    description,
    icon: iconOf(document.type),
    contextValue: contextOf(document.type),
    command: { title: 'Open Document', command, arguments: [element] },
    accessibilityLabel: `${document.label}, ${document.type} document, ${description.replaceAll(' · ', ', ')}`,
  };
}

/** Words of the when clauses of menus. */
function contextOf(type: string): string {
  const words: Readonly<Record<string, string>> = {
    Command: 'document runnable',
    Session: 'document session',
  };
  return words[type] ?? 'document';
}

function documentSummary(document: ListedDocument): string {
  const version = document.version === '' ? '' : `version ${document.version}`;
  const shared = document.owner === 'shared' ? `of ${document.ownerName}` : '';
  const parts = [version, document.format, platformsOf(document), shared];
  return parts.filter((part) => part !== '').join(' · ');
}

function moreRow(level: string, hidden: number): TreeRow {
  const command = 'ssmWorkbench.documents.showMore';
  return {
    id: `more:${level}`,
    label: `Show more (${number(hidden)} hidden)`,
    icon: 'ellipsis',
    contextValue: 'more',
    command: { title: 'Show more', command, arguments: [level] },
  };
}

function hintRow({ alias, real }: Alias): TreeRow {
  const label = `AWS has no ${alias}: it is ${real}`;
  return { id: `hint:${alias}`, label, icon: 'lightbulb', contextValue: 'hint' };
}

function failedRow(owner: Owner, error: unknown): TreeRow {
  const command = 'ssmWorkbench.documents.refresh';
  const label = adviceFor(error).sentence;
  return {
    id: `failed:${owner}`,
    label,
    icon: 'warning',
    contextValue: 'failed',
    command: { title: 'Retry', command },
    accessibilityLabel: `${ownerLabels[owner]} could not be loaded: ${label}`,
  };
}

/** Everything that is known of a document, a line each; lines without a value are left out. */
export function documentTooltip(document: ListedDocument): TooltipLines {
  const lines: TooltipLines = [
    ['Name', document.name],
    ['Display name', document.displayName],
    ['Type', document.type],
    ['Default version', document.version],
    ['Version name', document.versionName],
    ['Format', document.format],
    ['Schema version', document.schemaVersion],
    ['Platforms', platformsOf(document)],
    ['Target type', document.targetType],
    ['Owner', document.ownerName],
    ['Author', document.author],
    ['Created', document.created === undefined ? '' : new Date(document.created).toISOString()],
    ...document.tags.map(({ key, value }) => [`Tag ${key}`, value] as const),
  ];
  return lines.filter(([, value]) => value !== '');
}

/** The document as other rooms are told of it: its default version, whichever that is when they use it. */
export function documentRef(document: ListedDocument, connectionId: string): DocumentRef {
  return { connectionId, name: document.name, type: document.type };
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function platformsOf({ platforms }: ListedDocument): string {
  return platforms.map(platformWords).join(', ');
}
