import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRequest } from '../../../../../src/simulator/commands/request.ts';
import { outputPlace } from '../../../../../src/simulator/commands/views/urls.ts';

const place = (
  bucket: string,
  prefix: string,
  name: string,
  plugin: string,
): ReturnType<typeof outputPlace> => {
  const request = parseRequest({ DocumentName: 'd', OutputS3BucketName: bucket, OutputS3KeyPrefix: prefix });
  return outputPlace(request, 'eu-central-1', 'C', 'i-1', { name, plugin });
};

describe('where the full output would be', () => {
  it('is nowhere without a bucket', () => {
    assert.deepEqual(place('', 'p', 'x', 'aws:runShellScript'), { prefix: '', stdout: '', stderr: '' });
  });

  it('is below prefix, command, node and plugin', () => {
    const { prefix, stdout, stderr } = place('b', 'runs/today', 'aws:runShellScript', 'aws:runShellScript');
    assert.equal(prefix, 'runs/today/C/i-1/awsrunShellScript');
    assert.equal(stdout, `https://s3.eu-central-1.amazonaws.com/b/${prefix}/0.awsrunShellScript/stdout`);
    assert.equal(stderr, `https://s3.eu-central-1.amazonaws.com/b/${prefix}/0.awsrunShellScript/stderr`);
  });

  it('carries the name of the step', () => {
    assert.match(
      place('b', '', 'install', 'aws:runShellScript').stdout,
      /\/b\/C\/i-1\/awsrunShellScript\/0\.install\/stdout$/,
    );
  });
});
