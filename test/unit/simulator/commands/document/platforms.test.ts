import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import { parseDocument } from '../../../../../src/simulator/commands/document/parse.ts';
import { supports } from '../../../../../src/simulator/commands/document/platforms.ts';
import { runPowerShellScript, runShellScript } from '../../support/documents.ts';

function platformsOf(content: JsonObject): readonly string[] {
  const document = parseDocument(content);
  assert.ok(document);
  return (['Linux', 'Windows', 'MacOS'] as const).filter((platform) => supports(document, platform));
}

describe('platforms of a document', () => {
  it('are those of its plugins', () => {
    assert.deepEqual(platformsOf(runShellScript), ['Linux', 'MacOS']);
  });

  it('are narrowed by preconditions', () => {
    assert.deepEqual(platformsOf(runPowerShellScript), ['Windows']);
  });

  it('are those of all steps together', () => {
    const step = (action: string, platform: string): JsonObject => ({
      action,
      precondition: { StringEquals: [platform, 'platformType'] },
    });
    const mainSteps = [step('aws:runPowerShellScript', 'Windows'), step('aws:runShellScript', 'Linux')];
    assert.deepEqual(platformsOf({ schemaVersion: '2.2', mainSteps }), ['Linux', 'Windows']);
  });

  it('are left open by preconditions over parameters', () => {
    const precondition = { StringEquals: ['{{ flag }}', 'yes'] };
    const mainSteps = [{ action: 'aws:runShellScript', precondition }];
    assert.deepEqual(platformsOf({ schemaVersion: '2.2', mainSteps }), ['Linux', 'MacOS']);
  });

  it('are none for plugins that nobody knows', () => {
    assert.deepEqual(platformsOf({ schemaVersion: '2.2', mainSteps: [{ action: 'aws:teleport' }] }), []);
  });
});
