import type { TooltipLines, TreeRow } from '../../../core/model/tree.ts';
import { isTerminal, type Command } from '../command.ts';
import { statusWords, toneIcons, toneOf } from '../results/status.ts';
import { targetsOf } from '../results/view.ts';
import { count } from '../../../core/base/words.ts';

/** A row of the Commands view: a command of a connection, or what loads the next page. */
export type HistoryEntry =
  | {
      readonly kind: 'command';
      readonly connectionId: string;
      readonly commandId: string;
      readonly command: Command;
    }
  | { readonly kind: 'more' };

/** Codicon, words and context of a row. `time` formats a moment for the person. */
export function historyRow(entry: HistoryEntry, time: (milliseconds: number) => string): TreeRow {
  return entry.kind === 'more' ? moreRow : commandRow(entry, time);
}

const moreRow: TreeRow = {
  id: 'more',
  label: 'Load more…',
  icon: 'ellipsis',
  contextValue: 'more',
  command: { title: 'Load More', command: 'ssmWorkbench.runCommand.loadMore' },
};

function commandRow(
  entry: Extract<HistoryEntry, { kind: 'command' }>,
  time: (milliseconds: number) => string,
): TreeRow {
  const { command, commandId } = entry;
  const [icon, iconColor] = toneIcons[toneOf(command.status)];
  const nodes = count(command.targetCount, 'node');
  const when = command.requestedAt === undefined ? '' : time(command.requestedAt);
  const description = [nodes, when, command.comment].filter((part) => part !== '').join(' · ');
  return {
    id: commandId,
    label: command.documentName,
    description,
    icon,
    ...(iconColor === undefined ? {} : { iconColor }),
    contextValue: isTerminal(command.status) ? 'command' : 'command running',
    accessibilityLabel: `${command.documentName}, ${statusWords(command.details)}, ${description}`,
    command: { title: 'Open Result', command: 'ssmWorkbench.runCommand.openResult', arguments: [entry] },
  };
}

export function historyTooltip(entry: HistoryEntry, time: (milliseconds: number) => string): TooltipLines {
  if (entry.kind === 'more') return [];
  const { command, commandId } = entry;
  const lines: TooltipLines = [
    ['Document', command.documentName],
    ['Status', statusWords(command.details)],
    [
      'Targets',
      `${count(command.targetCount, 'node')}, ${command.completedCount} finished, ${command.errorCount} failed`,
    ],
    ['To', targetsOf(command)],
    ['Sent', command.requestedAt === undefined ? '' : time(command.requestedAt)],
    ['Comment', command.comment],
    ['Command', commandId],
  ];
  return lines.filter(([, value]) => value !== '');
}
