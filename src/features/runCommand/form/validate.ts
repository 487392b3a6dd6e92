import type { DocumentSpec } from '../../../core/model/documentSpec.ts';
import { givenProblem } from '../parameters.ts';
import { givenOf } from './given.ts';
import type { RunDraft } from './messages.ts';
import { splitValues } from './valueList.ts';

/** Sentences by field, in the order of the form: `documentName`, `parameter.NAME`, `tag.0`, `nodes`, … */
export type Problems = ReadonlyMap<string, string>;

export const mostNodes = 50;
const mostTags = 5;
const mostValues = 50;
const longestComment = 100;

type Rule = (draft: RunDraft) => string | undefined;

const documentName = /^[a-zA-Z0-9_\-.:/]{3,128}$/;
const documentVersion = /^(\$LATEST|\$DEFAULT|[1-9][0-9]*)$/;
const maxConcurrency = /^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$/;
const maxErrors = /^([1-9][0-9]*|0|[1-9][0-9]%|[0-9]%|100%)$/;
const tagKey = /^[\p{L}\p{Z}\p{N}_.:/=\-@+]{1,128}$/u;
const bucket = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const region = /^[a-z0-9-]{3,20}$/;
const logGroup = /^[.\-_/#A-Za-z0-9]{1,512}$/;
const topic = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_.-]+$/;
const role = /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/;

/** Rules of SendCommand (API model: patterns, lengths, ranges) that depend on the draft alone. */
const rules: readonly (readonly [field: string, rule: Rule])[] = [
  [
    'documentName',
    (draft) =>
      documentName.test(draft.documentName)
        ? undefined
        : 'Give a document: 3 to 128 letters, digits, hyphens, dots, colons, slashes.',
  ],
  [
    'documentVersion',
    (draft) =>
      documentVersion.test(draft.documentVersion) ? undefined : 'Give $DEFAULT, $LATEST or a version number.',
  ],
  ['resourceGroup', resourceGroupRule],
  [
    'comment',
    (draft) =>
      draft.comment.length <= longestComment
        ? undefined
        : `At most ${longestComment} characters; these are ${draft.comment.length}.`,
  ],
  ['timeoutSeconds', timeoutRule],
  [
    'maxConcurrency',
    (draft) =>
      blankOr(maxConcurrency, draft.maxConcurrency)
        ? undefined
        : 'Give a number from 1, or a percentage from 1% to 100%.',
  ],
  [
    'maxErrors',
    (draft) =>
      blankOr(maxErrors, draft.maxErrors)
        ? undefined
        : 'Give a number from 0, or a percentage from 0% to 100%.',
  ],
  [
    's3Bucket',
    (draft) =>
      !draft.writeToS3 || bucket.test(draft.s3Bucket)
        ? undefined
        : 'Give a bucket: 3 to 63 lower-case letters, digits, dots and hyphens.',
  ],
  [
    's3Prefix',
    (draft) => (!draft.writeToS3 || draft.s3Prefix.length <= 500 ? undefined : 'At most 500 characters.'),
  ],
  [
    's3Region',
    (draft) =>
      !draft.writeToS3 || blankOr(region, draft.s3Region) ? undefined : 'Give a Region such as eu-central-1.',
  ],
  [
    'logGroup',
    (draft) =>
      !draft.writeToLogs || blankOr(logGroup, draft.logGroup)
        ? undefined
        : 'A log group has letters, digits and . - _ / #, at most 512.',
  ],
  [
    'topicArn',
    (draft) =>
      !draft.notify || topic.test(draft.topicArn)
        ? undefined
        : 'Give the ARN of an SNS topic, for example arn:aws:sns:eu-central-1:123456789012:runs.',
  ],
  [
    'notificationEvents',
    (draft) =>
      !draft.notify || draft.notificationEvents.length > 0 ? undefined : 'Choose at least one event.',
  ],
  ['serviceRole', serviceRoleRule],
];

/** Everything that SendCommand would refuse, as far as it can be known before sending. */
export function problemsOf(draft: RunDraft, spec: DocumentSpec | undefined): Problems {
  const problems = new Map<string, string>();
  for (const [field, rule] of rules) add(problems, field, rule(draft));
  for (const parameter of spec?.parameters ?? []) {
    const given = givenOf(draft, parameter.name);
    add(problems, `parameter.${parameter.name}`, givenProblem(parameter, given));
  }
  if (draft.targetKind === 'nodes') add(problems, 'nodes', nodesProblem(draft.nodeIds));
  if (draft.targetKind === 'tags') addTagProblems(problems, draft.tags);
  return problems;
}

function add(problems: Map<string, string>, field: string, problem: string | undefined): void {
  if (problem !== undefined) problems.set(field, problem);
}

function blankOr(pattern: RegExp, value: string): boolean {
  return value === '' || pattern.test(value);
}

function timeoutRule({ timeoutSeconds }: RunDraft): string | undefined {
  if (timeoutSeconds === '') return undefined;
  const seconds = /^\d{1,9}$/.test(timeoutSeconds) ? Number(timeoutSeconds) : 0;
  return seconds >= 30 && seconds <= 2_592_000
    ? undefined
    : 'Give whole seconds from 30 to 2592000 (30 days).';
}

function serviceRoleRule({ notify, serviceRole }: RunDraft): string | undefined {
  if (!notify) return undefined;
  return role.test(serviceRole)
    ? undefined
    : 'Give the ARN of the role with which Systems Manager publishes, for example arn:aws:iam::123456789012:role/sns.';
}

function resourceGroupRule(draft: RunDraft): string | undefined {
  if (draft.targetKind !== 'resourceGroup') return undefined;
  return draft.resourceGroup.trim() === '' ? 'Give the name of a resource group.' : undefined;
}

function nodesProblem(ids: readonly string[]): string | undefined {
  if (ids.length === 0) return 'Choose at least one node.';
  if (ids.length <= mostNodes) return undefined;
  return `${ids.length} nodes are chosen and a command takes ${mostNodes} by ID. Choose fewer, or target a tag.`;
}

function addTagProblems(problems: Map<string, string>, tags: RunDraft['tags']): void {
  if (tags.length === 0) problems.set('tags', 'Give at least one tag.');
  if (tags.length > mostTags) problems.set('tags', `A command takes at most ${mostTags} tags.`);
  const seen = new Set<string>();
  tags.forEach((tag, index) => {
    add(problems, `tag.${index}`, tagProblem(tag, seen));
    seen.add(tag.key);
  });
  if (tags.filter((tag) => tag.key !== '' && splitValues(tag.values).length === 0).length > 1) {
    problems.set('tags', 'Only one tag may be without a value.');
  }
}

function tagProblem(tag: RunDraft['tags'][number], seen: ReadonlySet<string>): string | undefined {
  if (tag.key === '') return 'Give the tag’s key.';
  if (!tagKey.test(tag.key))
    return 'A tag’s key has letters, digits, spaces and _ . : / = + - @, at most 128.';
  if (seen.has(tag.key)) return `The key ${tag.key} is there already; give all its values in one row.`;
  const values = splitValues(tag.values);
  if (values.length > mostValues) return `At most ${mostValues} values; these are ${values.length}.`;
  return values.some((value) => value.length > 256) ? 'A value has at most 256 characters.' : undefined;
}
