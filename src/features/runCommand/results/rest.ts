import type { Command, InvocationOutput } from '../command.ts';
import { count } from '../../../core/base/words.ts';
import type { OutputView } from './messages.ts';

/** The most that GetCommandInvocation gives of a step (API documentation). */
export const mostStdout = 24_000;
export const mostStderr = 8000;
/** The most that ListCommandInvocations gives of a step, output and errors together (API model). */
export const mostListed = 2500;

/** What the service cut off, as sentences; empty when all is there. */
export function cutNotes(output: Pick<InvocationOutput, 'stdout' | 'stderr'>): readonly string[] {
  const notes: string[] = [];
  if (output.stdout.length >= mostStdout) notes.push(note('output', mostStdout));
  if (output.stderr.length >= mostStderr) notes.push(note('errors', mostStderr));
  return notes;
}

function note(what: string, most: number): string {
  return `Only the first ${count(most, 'character')} of the ${what} are here.`;
}

type Rest = OutputView['rest'];

/**
 * Where the whole output is. The service writes to S3 below `<prefix>/<command>/<node>` and to log streams that
 * begin with `<command>/<node>`; the exact names are the agent's, so only their beginning is told.
 */
export function restOf(
  command: Command,
  output: Pick<InvocationOutput, 'nodeId' | 'stdoutUrl' | 'stderrUrl'>,
  isCut: boolean,
): Rest {
  const rest = [...s3Places(command, output), ...logPlaces(command, output.nodeId)];
  if (rest.length > 0 || !isCut) return rest;
  const value =
    'Run it again with S3 or CloudWatch Logs chosen under “Whole output”; the service keeps no more.';
  return [{ label: 'The rest was not kept', value }];
}

function s3Places(
  { id, output }: Command,
  { nodeId, stdoutUrl, stderrUrl }: Pick<InvocationOutput, 'nodeId' | 'stdoutUrl' | 'stderrUrl'>,
): Rest {
  const urls = [
    { label: 'Whole output', value: stdoutUrl },
    { label: 'Whole errors', value: stderrUrl },
  ].filter((place) => place.value !== '');
  if (urls.length > 0 || output.s3Bucket === '') return urls;
  const prefix = output.s3Prefix === '' ? '' : `${output.s3Prefix.replace(/\/+$/, '')}/`;
  return [{ label: 'Whole output in S3', value: `s3://${output.s3Bucket}/${prefix}${id}/${nodeId}/` }];
}

function logPlaces({ id, output, documentName }: Command, nodeId: string): Rest {
  if (!output.cloudWatch) return [];
  const group = output.logGroup === '' ? `/aws/ssm/${documentName}` : output.logGroup;
  return [
    { label: 'CloudWatch log group', value: group },
    { label: 'Log streams begin with', value: `${id}/${nodeId}/` },
  ];
}
