import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { OutputLocation } from '../../../../../src/features/runCommand/command.ts';
import { cutNotes, restOf } from '../../../../../src/features/runCommand/results/rest.ts';
import { aCommand, commandId, nodeId } from '../../../../support/commands.ts';

const nowhere: OutputLocation = { s3Bucket: '', s3Prefix: '', s3Region: '', cloudWatch: false, logGroup: '' };
const noUrls = { nodeId, stdoutUrl: '', stderrUrl: '' };

test('a stream that fills its limit was cut off', () => {
  assert.deepEqual(cutNotes({ stdout: 'x'.repeat(23_999), stderr: 'x'.repeat(7999) }), []);
  assert.deepEqual(cutNotes({ stdout: 'x'.repeat(24_000), stderr: 'x'.repeat(8000) }), [
    'Only the first 24,000 characters of the output are here.',
    'Only the first 8,000 characters of the errors are here.',
  ]);
});

test('addresses that the service gives are shown as they are', () => {
  const command = aCommand({ output: { ...nowhere, s3Bucket: 'logs' } });
  const rest = restOf(command, { nodeId, stdoutUrl: 'https://s3/out', stderrUrl: 'https://s3/err' }, true);
  assert.deepEqual(rest, [
    { label: 'Whole output', value: 'https://s3/out' },
    { label: 'Whole errors', value: 'https://s3/err' },
  ]);
});

test('without addresses the beginning of the place is told', () => {
  const command = aCommand({ output: { ...nowhere, s3Bucket: 'logs', s3Prefix: 'runs/', cloudWatch: true } });
  assert.deepEqual(restOf(command, noUrls, false), [
    { label: 'Whole output in S3', value: `s3://logs/runs/${commandId}/${nodeId}/` },
    { label: 'CloudWatch log group', value: '/aws/ssm/AWS-RunShellScript' },
    { label: 'Log streams begin with', value: `${commandId}/${nodeId}/` },
  ]);
});

test('a log group of one’s own is named', () => {
  const command = aCommand({ output: { ...nowhere, cloudWatch: true, logGroup: '/runs' } });
  assert.equal(restOf(command, noUrls, false)[0]?.value, '/runs');
});

test('where nothing was kept, the next act is told, but only if something is missing', () => {
  assert.match(restOf(aCommand(), noUrls, true)[0]?.value ?? '', /Run it again with S3 or CloudWatch Logs/);
  assert.deepEqual(restOf(aCommand(), noUrls, false), []);
});
