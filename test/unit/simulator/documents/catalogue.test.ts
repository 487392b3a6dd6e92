import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalogue } from '../../../../src/simulator/documents/catalogue/index.ts';
import { latestOf } from '../../../../src/simulator/documents/model.ts';
import { platformsOf } from '../../../../src/simulator/documents/platforms.ts';
import { checkContent } from '../../../../src/simulator/documents/rules.ts';
import { fromCatalogue } from '../../../../src/simulator/documents/seedStore.ts';
import { parseDocument } from '../../../../src/simulator/commands/document/parse.ts';
import { demoDocuments } from '../support/documentStore.ts';
import { fleetNow } from '../support/fleet.ts';

const documents = catalogue().map((raw) => fromCatalogue(raw, fleetNow));

describe('Amazon’s documents', () => {
  it('are at least twenty, of ten types', () => {
    assert.ok(documents.length >= 20);
    assert.equal(new Set(documents.map(({ type }) => type)).size, 10);
    assert.equal(new Set(documents.map(({ name }) => name)).size, documents.length);
  });

  it('hold what a first day needs', () => {
    const names = documents.map(({ name }) => name);
    for (const name of [
      'AWS-RunShellScript',
      'AWS-RunPowerShellScript',
      'AWS-RunPatchBaseline',
      'AWS-UpdateSSMAgent',
      'AWS-ConfigureAWSPackage',
      'AWS-RunDocument',
      'AWS-RunRemoteScript',
      'AWS-GatherSoftwareInventory',
      'AWS-RestartEC2Instance',
      'AWS-StartSSHSession',
      'AWS-StartPortForwardingSession',
      'AWS-StartPortForwardingSessionToRemoteHost',
      'AWS-StartInteractiveCommand',
      'AWS-StartNonInteractiveCommand',
    ]) {
      assert.ok(names.includes(name), name);
    }
  });

  for (const document of [
    ...documents,
    ...demoDocuments()
      .list()
      .filter(({ owner }) => owner !== 'Amazon'),
  ]) {
    it(`${document.name} keeps the rules for documents`, () => {
      for (const { content, format } of document.versions) checkContent(content, format, document.type);
    });
  }

  it('run where they say', () => {
    for (const { name, type, platforms, versions } of documents) {
      if (type !== 'Command') continue;
      const own = platformsOf(type, versions[0]?.parsed ?? {});
      for (const platform of platforms) assert.ok(own.includes(platform), `${name} on ${platform}`);
    }
  });

  it('can be run when they are commands', () => {
    for (const document of documents.filter(({ type }) => type === 'Command')) {
      const parsed = parseDocument(latestOf(document).parsed);
      assert.ok(parsed !== undefined && parsed.steps.length > 0, document.name);
    }
  });

  it('declare the parameters that they refer to', () => {
    for (const document of documents) {
      const { parsed } = latestOf(document);
      const declared = Object.keys(parsed['parameters'] ?? {});
      const steps = JSON.stringify([parsed['mainSteps'], parsed['runtimeConfig'], parsed['properties']]);
      for (const [, name = ''] of steps.matchAll(/\{\{ (\w+) \}\}/g)) {
        assert.ok(declared.includes(name), `${document.name}: ${name}`);
      }
    }
  });

  it('change nothing on the computer that plays the node', () => {
    const risky = /\b(rm|sudo|apt(-get)?|yum|dnf|curl|wget|reboot|shutdown|mkfs|dd)\b/;
    for (const document of documents) {
      for (const line of JSON.stringify(latestOf(document).parsed['mainSteps'] ?? []).split('"')) {
        if (line.startsWith('echo')) assert.doesNotMatch(line, risky, document.name);
      }
    }
  });

  it('are refused when a file is not one', () => {
    const good = { name: 'A', type: 'Command', version: 1, platforms: [], content: {} };
    fromCatalogue(good, fleetNow);
    for (const change of [
      { name: 7 },
      { type: null },
      { version: '1' },
      { platforms: [1] },
      { content: [] },
    ]) {
      assert.throws(() => fromCatalogue({ ...good, ...change }, fleetNow), Error, JSON.stringify(change));
    }
    assert.throws(() => fromCatalogue('x', fleetNow));
  });
});
