import {
  anyOf,
  finite,
  flag,
  listOf,
  literal,
  mapOf,
  oneOf,
  optional,
  shape,
  text,
  type Guarded,
} from '../../../core/base/shape.ts';
import { allActs, isFailure } from '../../../core/model/advice.ts';

/** How a run chooses its nodes. */
export const targetKinds = ['nodes', 'tags', 'resourceGroup'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** API enums NotificationEvent and NotificationType. */
export const notificationEvents = [
  'All',
  'InProgress',
  'Success',
  'TimedOut',
  'Cancelled',
  'Failed',
] as const;
export const notificationTypes = ['Command', 'Invocation'] as const;

/** What a person typed, unchecked: it survives a reload and can be saved. All numbers are text. */
export const isRunDraft = shape({
  documentName: text,
  documentVersion: text,
  /** By name; lists one item a line, maps as JSON, empty for the document's default. */
  parameters: mapOf(text),
  /**
   * By name: values that are sent exactly as they are, whatever the text says, until the person types: those
   * of an earlier command, and an empty text where the default is not wanted.
   */
  exact: mapOf(listOf(text)),
  targetKind: oneOf(targetKinds),
  nodeIds: listOf(text),
  /** Rows are joined by AND; the values of one, split at commas, by OR; no value means any. */
  tags: listOf(shape({ key: text, values: text })),
  resourceGroup: text,
  resourceTypes: text,
  comment: text,
  timeoutSeconds: text,
  maxConcurrency: text,
  maxErrors: text,
  writeToS3: flag,
  s3Bucket: text,
  s3Prefix: text,
  s3Region: text,
  writeToLogs: flag,
  logGroup: text,
  notify: flag,
  topicArn: text,
  notificationEvents: listOf(oneOf(notificationEvents)),
  notificationType: oneOf(notificationTypes),
  serviceRole: text,
  /** Why the draft has not the targets that might be expected; empty, or shown until some are chosen. */
  notice: text,
});
export type RunDraft = Guarded<typeof isRunDraft>;

export const textFields = [
  'documentName',
  'documentVersion',
  'resourceGroup',
  'resourceTypes',
  'comment',
  'timeoutSeconds',
  'maxConcurrency',
  'maxErrors',
  's3Bucket',
  's3Prefix',
  's3Region',
  'logGroup',
  'topicArn',
  'serviceRole',
] as const;
export type TextField = (typeof textFields)[number];

export const flagFields = ['writeToS3', 'writeToLogs', 'notify'] as const;
export type FlagField = (typeof flagFields)[number];

const isEdit = anyOf(
  shape({ kind: literal('text'), field: oneOf(textFields), value: text }),
  shape({ kind: literal('flag'), field: oneOf(flagFields), value: flag }),
  /** What was typed; it takes the place of exact values. */
  shape({ kind: literal('parameter'), name: text, value: text }),
  /** An empty text instead of the default, or the default again. */
  shape({ kind: literal('sendEmpty'), name: text, value: flag }),
  shape({ kind: literal('targetKind'), value: oneOf(targetKinds) }),
  shape({ kind: literal('nodes'), ids: listOf(text), chosen: flag }),
  shape({ kind: literal('tag'), index: finite, key: text, values: text }),
  shape({ kind: literal('addTag') }),
  shape({ kind: literal('removeTag'), index: finite }),
  shape({ kind: literal('event'), event: oneOf(notificationEvents), chosen: flag }),
  shape({ kind: literal('notificationType'), value: oneOf(notificationTypes) }),
);
/** One change of the draft. */
export type Edit = Guarded<typeof isEdit>;

const isFromPage = anyOf(
  /** `seq` grows with every edit; the answer names the last one it has seen. */
  shape({ type: literal('edit'), seq: finite, edit: isEdit }),
  shape({ type: literal('searchDocuments'), query: text }),
  shape({ type: literal('searchNodes'), query: text }),
  shape({ type: literal('leaveOut'), ids: listOf(text) }),
  shape({ type: literal('act'), act: oneOf(allActs) }),
  shape({ type: literal('send') }),
);
/** What the form's page says. */
export type FromPage = Guarded<typeof isFromPage>;

export const controls = ['line', 'area', 'lines', 'select', 'json'] as const;

/** As text in its control; as a text that is sent though it is empty; as values that no text stands for. */
export const showings = ['text', 'empty', 'exact'] as const;
export type Showing = (typeof showings)[number];

const isParameterField = shape({
  name: text,
  control: oneOf(controls),
  description: text,
  required: flag,
  /** What stands in the empty field: the default. */
  placeholder: text,
  /** For `select`; the first one is chosen while the draft says nothing. */
  options: listOf(text),
  hint: text,
  showing: oneOf(showings),
  /** Whether an empty text may be sent instead of the default. */
  mayBeEmpty: flag,
});
/** One parameter as the page draws it. */
export type ParameterField = Guarded<typeof isParameterField>;

const isPreviewLine = shape({
  tone: oneOf(['info', 'warning', 'error']),
  text,
  /** Nodes that the person may leave out. */
  leaveOut: optional(listOf(text)),
});
const isPreview = shape({
  /** `3 nodes`, `about 200 nodes`, `unknown`. */
  reach: text,
  loading: flag,
  lines: listOf(isPreviewLine),
});
/** What a run would reach. */
export type PreviewView = Guarded<typeof isPreview>;

const isNodeRow = shape({
  id: text,
  name: text,
  platform: text,
  online: flag,
  production: flag,
  chosen: flag,
});
export type NodeRow = Guarded<typeof isNodeRow>;

const isToPage = anyOf(
  shape({
    type: literal('form'),
    seq: finite,
    connectionId: text,
    /** Profile and Region, as the status bar names them. */
    connection: text,
    draft: isRunDraft,
    documentDescription: text,
    documentLoading: flag,
    versions: listOf(text),
    parameters: listOf(isParameterField),
    /** Sentences by field: a name of the draft, `parameter.NAME`, `tag.INDEX`, `nodes`. */
    problems: mapOf(text),
    preview: isPreview,
    sending: flag,
    failure: optional(isFailure),
    /** Grows when a run was refused because of problems: the page then leads to the first one. */
    attempt: finite,
  }),
  shape({
    type: literal('documents'),
    query: text,
    items: listOf(shape({ name: text, owner: text, platforms: text })),
    more: finite,
    loading: flag,
    note: text,
  }),
  shape({
    type: literal('nodes'),
    query: text,
    rows: listOf(isNodeRow),
    more: finite,
    loading: flag,
    note: text,
  }),
);
/** What the form's page is told: the latest message of each type is the whole state of its part. */
export type ToPage = Guarded<typeof isToPage>;
export type FormView = Extract<ToPage, { type: 'form' }>;
export type DocumentsView = Extract<ToPage, { type: 'documents' }>;
export type NodesView = Extract<ToPage, { type: 'nodes' }>;

export function parseFromPage(value: unknown): FromPage | undefined {
  return isFromPage(value) ? value : undefined;
}

export function parseToPage(value: unknown): ToPage | undefined {
  return isToPage(value) ? value : undefined;
}

/** What the page keeps for a reload of the window. */
export interface Saved {
  readonly connectionId: string;
  readonly draft: RunDraft;
}
