import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { platformsOf } from '../../../../src/simulator/documents/platforms.ts';

const step = (action: string, platform?: string): JsonObject => ({
  action,
  ...(platform === undefined ? {} : { precondition: { StringEquals: ['platformType', platform] } }),
});
const command = (...steps: JsonObject[]): JsonObject => ({ mainSteps: steps });

describe('platformsOf', () => {
  it('is where a command’s plugins run', () => {
    assert.deepEqual(platformsOf('Command', command(step('aws:runShellScript'))), ['Linux', 'MacOS']);
    assert.deepEqual(platformsOf('Command', command(step('aws:applications'))), ['Windows']);
    assert.deepEqual(platformsOf('Command', command(step('aws:configurePackage'))), [
      'Windows',
      'Linux',
      'MacOS',
    ]);
    assert.deepEqual(platformsOf('Command', { runtimeConfig: { 'aws:runShellScript': {} } }), [
      'Linux',
      'MacOS',
    ]);
  });

  it('is what the steps’ preconditions name', () => {
    const both = command(step('aws:runShellScript', 'Linux'), step('aws:runPowerShellScript', 'Windows'));
    assert.deepEqual(platformsOf('Command', both), ['Windows', 'Linux']);
    const reversed = {
      mainSteps: [{ action: 'x', precondition: { StringEquals: ['MacOS', 'platformType'] } }],
    };
    assert.deepEqual(platformsOf('Command', reversed), ['MacOS']);
  });

  it('is everywhere for runbooks and sessions, and nowhere for what does not run', () => {
    assert.equal(platformsOf('Automation', {}).length, 3);
    assert.equal(platformsOf('Session', {}).length, 3);
    assert.deepEqual(platformsOf('ApplicationConfiguration', {}), []);
  });

  it('bears steps that are malformed', () => {
    const odd = {
      mainSteps: [
        7,
        { action: 'constructor' },
        { precondition: 'x' },
        { precondition: { StringEquals: 'x' } },
      ],
    };
    assert.equal(platformsOf('Command', odd).length, 3);
    assert.deepEqual(platformsOf('Command', { mainSteps: 'x' }), []);
  });
});
