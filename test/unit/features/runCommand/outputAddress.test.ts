import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  outputPath,
  parseOutputPath,
  type OutputAddress,
} from '../../../../src/features/runCommand/outputAddress.ts';
import { commandId, nodeId } from '../../../support/commands.ts';

const address: OutputAddress = {
  ref: { connectionId: 'prod@eu-central-1 https://x?y=1', commandId },
  nodeId,
  step: 'aws:runShellScript/1',
  stream: 'stderr',
};

test('an address survives its way through a URI', () => {
  const { path, query } = outputPath(address);
  assert.deepEqual(parseOutputPath(path, query), address);
});

test('the tab names node and stream', () => {
  assert.ok(outputPath(address).path.endsWith(`/${nodeId}.stderr.log`));
});

test('a document of one step has an empty one', () => {
  const { path, query } = outputPath({ ...address, step: '' });
  assert.equal(parseOutputPath(path, query)?.step, '');
});

test('what nobody here has made is no address', () => {
  for (const path of [
    '',
    '/',
    '/a/b',
    '/a/b/c',
    '/a/b/c.stdout',
    '/a/b/c.stdout.log/d',
    '/%ZZ/b/c.stdout.log',
  ]) {
    assert.equal(parseOutputPath(path, 'c'), undefined, path);
  }
  assert.equal(parseOutputPath('/a/b/c.stdout.log', '%'), undefined);
});
