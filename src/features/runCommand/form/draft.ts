import type { Command } from '../command.ts';
import { textOfValues } from '../parameters.ts';
import { targetsOfCommand } from './earlierTargets.ts';
import { withEmpty, withText } from './given.ts';
import {
  notificationEvents,
  notificationTypes,
  type Edit,
  type FlagField,
  type RunDraft,
  type TextField,
} from './messages.ts';
import { joinValues } from './valueList.ts';

export const linuxDocument = 'AWS-RunShellScript';
export const windowsDocument = 'AWS-RunPowerShellScript';

const blankTexts: { readonly [K in TextField]: string } = {
  documentName: linuxDocument,
  documentVersion: '$DEFAULT',
  resourceGroup: '',
  resourceTypes: '',
  comment: '',
  timeoutSeconds: '',
  maxConcurrency: '',
  maxErrors: '',
  s3Bucket: '',
  s3Prefix: '',
  s3Region: '',
  logGroup: '',
  topicArn: '',
  serviceRole: '',
};

const blankFlags: { readonly [K in FlagField]: boolean } = {
  writeToS3: false,
  writeToLogs: false,
  notify: false,
};

/** A form that nobody has touched. */
export const emptyDraft: RunDraft = {
  ...blankTexts,
  ...blankFlags,
  parameters: {},
  exact: {},
  targetKind: 'nodes',
  nodeIds: [],
  tags: [{ key: '', values: '' }],
  notificationEvents: ['All'],
  notificationType: 'Command',
  notice: '',
};

/** What the form opens with, as rooms seed it. */
export interface Seed {
  readonly nodes?: readonly { readonly id: string; readonly platform: string }[];
  readonly tag?: { readonly key: string; readonly value: string };
  readonly document?: { readonly name: string; readonly version?: string };
}

export function draftOfSeed(seed: Seed): RunDraft {
  const nodes = seed.nodes ?? [];
  const allWindows = nodes.length > 0 && nodes.every((node) => node.platform === 'Windows');
  return {
    ...emptyDraft,
    documentName: seed.document?.name ?? (allWindows ? windowsDocument : linuxDocument),
    documentVersion: seed.document?.version ?? emptyDraft.documentVersion,
    nodeIds: unique(nodes.map((node) => node.id)),
    ...(seed.tag === undefined
      ? {}
      : {
          targetKind: 'tags',
          tags: [{ key: seed.tag.key, values: joinValues([seed.tag.value]) }],
        }),
  };
}

/** The draft that would send an earlier command again: its values exactly, whatever text can say. */
export function draftOfCommand(command: Command): RunDraft {
  return {
    ...emptyDraft,
    documentName: command.documentName,
    documentVersion: command.documentVersion === '' ? emptyDraft.documentVersion : command.documentVersion,
    parameters: Object.fromEntries(
      Object.entries(command.parameters).map(([name, values]) => [name, textOfValues(values)]),
    ),
    exact: command.parameters,
    ...targetsOfCommand(command),
    comment: command.comment,
    timeoutSeconds: command.timeoutSeconds === undefined ? '' : String(command.timeoutSeconds),
    maxConcurrency: command.maxConcurrency,
    maxErrors: command.maxErrors,
    ...outputOf(command),
    ...notificationOf(command),
  };
}

/** The same command on some nodes only: those where it failed. */
export function draftOnNodes(command: Command, nodeIds: readonly string[]): RunDraft {
  return { ...draftOfCommand(command), targetKind: 'nodes', nodeIds: unique(nodeIds), notice: '' };
}

function outputOf({ output }: Command): Partial<RunDraft> {
  return {
    writeToS3: output.s3Bucket !== '',
    s3Bucket: output.s3Bucket,
    s3Prefix: output.s3Prefix,
    s3Region: output.s3Region,
    writeToLogs: output.cloudWatch,
    logGroup: output.logGroup,
  };
}

function notificationOf({ notification, serviceRole }: Command): Partial<RunDraft> {
  if (notification === undefined) return { serviceRole };
  return {
    notify: true,
    topicArn: notification.topicArn,
    notificationEvents: notificationEvents.filter((event) => notification.events.includes(event)),
    notificationType: notificationTypes.find((type) => type === notification.type) ?? 'Command',
    serviceRole,
  };
}

/** The draft after a change; one that fits nothing, such as a row that is gone, changes nothing. */
export function applyEdit(draft: RunDraft, edit: Edit): RunDraft {
  const changed = changedBy(draft, edit);
  return choosesTargets(edit) ? { ...changed, notice: '' } : changed;
}

function changedBy(draft: RunDraft, edit: Edit): RunDraft {
  switch (edit.kind) {
    case 'text':
    case 'flag':
      return { ...draft, [edit.field]: edit.value };
    case 'parameter':
      return withText(draft, edit.name, edit.value);
    case 'sendEmpty':
      return withEmpty(draft, edit.name, edit.value);
    case 'targetKind':
      return { ...draft, targetKind: edit.value };
    case 'nodes':
      return { ...draft, nodeIds: toggled(draft.nodeIds, edit.ids, edit.chosen) };
    case 'tag':
      return { ...draft, tags: draft.tags.map((row, index) => (index === edit.index ? tagRow(edit) : row)) };
    case 'addTag':
      return { ...draft, tags: [...draft.tags, { key: '', values: '' }] };
    case 'removeTag':
      return { ...draft, tags: draft.tags.filter((_, index) => index !== edit.index) };
    case 'event':
      return {
        ...draft,
        notificationEvents: toggled(draft.notificationEvents, [edit.event], edit.chosen),
      };
    case 'notificationType':
      return { ...draft, notificationType: edit.value };
  }
}

function tagRow({
  key,
  values,
}: {
  readonly key: string;
  readonly values: string;
}): RunDraft['tags'][number] {
  return { key, values };
}

function toggled<T>(all: readonly T[], some: readonly T[], chosen: boolean): readonly T[] {
  const rest = all.filter((item) => !some.includes(item));
  return chosen ? unique([...all, ...some]) : rest;
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}

/** Whether an edit says anew which nodes are meant. */
function choosesTargets(edit: Edit): boolean {
  return (
    edit.kind === 'nodes' || edit.kind === 'tag' || (edit.kind === 'text' && edit.field === 'resourceGroup')
  );
}

/** The field whose problems an edit makes worth showing. */
export function fieldOf(edit: Edit): string {
  switch (edit.kind) {
    case 'text':
    case 'flag':
      return edit.field;
    case 'parameter':
    case 'sendEmpty':
      return `parameter.${edit.name}`;
    case 'tag':
      return `tag.${edit.index}`;
    case 'event':
      return 'notificationEvents';
    case 'nodes':
    case 'targetKind':
    case 'addTag':
    case 'removeTag':
    case 'notificationType':
      return edit.kind;
  }
}
