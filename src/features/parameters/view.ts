import type { TooltipLines, TreeRow } from '../../core/model/tree.ts';
import { leafOf, type ParameterEntry, type ParameterType } from './model.ts';

/** A row of the Parameters view. */
export type ParametersElement =
  | {
      readonly kind: 'folder';
      readonly path: string;
      readonly segment: string;
      readonly count: number;
      /** More names may still come. */
      readonly isGrowing: boolean;
      readonly isFiltered: boolean;
      readonly open: boolean;
    }
  | { readonly kind: 'parameter'; readonly entry: ParameterEntry }
  | { readonly kind: 'more'; readonly level: string; readonly hidden: number };

type FolderElement = Extract<ParametersElement, { kind: 'folder' }>;

export function rowOf(element: ParametersElement): TreeRow {
  if (element.kind === 'folder') return folderRow(element);
  return element.kind === 'parameter' ? parameterRow(element.entry) : moreRow(element.level, element.hidden);
}

function folderRow(folder: FolderElement): TreeRow {
  const { path, isFiltered, open } = folder;
  const label = folder.segment === '' ? '(no name)' : folder.segment;
  const count = number(folder.count);
  const description = folder.isGrowing ? `${count} so far…` : count;
  return {
    // Filtered levels stand open at first: another row, as far as VS Code remembers what was open.
    id: `${isFiltered ? 'found' : 'folder'}:${path}`,
    label,
    description,
    icon: 'folder',
    contextValue: 'folder',
    collapsible: open ? 'expanded' : 'collapsed',
    accessibilityLabel: `${label}, folder, ${description} ${folder.count === 1 ? 'parameter' : 'parameters'}`,
  };
}

const icons: { readonly [T in ParameterType]: string } = {
  String: 'symbol-string',
  StringList: 'list-unordered',
  SecureString: 'lock',
};

function parameterRow(entry: ParameterEntry): TreeRow {
  const label = leafOf(entry.name);
  const tier = entry.isAdvanced ? ' · Advanced' : '';
  const description = `${entry.type} · version ${String(entry.version)}${tier}`;
  const element: ParametersElement = { kind: 'parameter', entry };
  const command = 'ssmWorkbench.parameters.open';
  return {
    id: `parameter:${entry.name}`,
    label,
    description,
    icon: icons[entry.type],
    contextValue: entry.type === 'SecureString' ? 'parameter secure' : 'parameter',
    command: { title: 'Show Parameter', command, arguments: [element] },
    accessibilityLabel: `${label}, ${description.replaceAll(' · ', ', ')}`,
  };
}

function moreRow(level: string, hidden: number): TreeRow {
  const command = 'ssmWorkbench.parameters.showMore';
  return {
    id: `more:${level}`,
    label: `Show more (${number(hidden)} hidden)`,
    icon: 'ellipsis',
    contextValue: 'more',
    command: { title: 'Show more', command, arguments: [level] },
  };
}

export function parameterTooltip(entry: ParameterEntry): TooltipLines {
  return [
    ['Name', entry.name],
    ['Type', entry.type],
    ['Version', String(entry.version)],
    ['Tier', entry.isAdvanced ? 'Advanced' : 'Standard'],
  ];
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
