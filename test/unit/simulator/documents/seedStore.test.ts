import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { latestOf, type SsmDocument } from '../../../../src/simulator/documents/model.ts';
import { parseDocument } from '../../../../src/simulator/commands/document/parse.ts';
import { seedStore } from '../../../../src/simulator/parameters/seedStore.ts';
import { demoDocuments } from '../support/documentStore.ts';
import { fleetNow } from '../support/fleet.ts';

const store = demoDocuments();
const own = store.list().filter((document) => store.isOwn(document));

function named(name: string): SsmDocument {
  const found = store.find(name);
  assert.ok(found, name);
  return found;
}

describe('the demo account’s documents', () => {
  it('are of every kind that a person writes', () => {
    const types = new Set(own.map(({ type }) => type));
    for (const type of ['Command', 'Automation', 'Session', 'ChangeCalendar', 'ApplicationConfiguration']) {
      assert.ok(types.has(type), type);
    }
    const formats = new Set(own.map((document) => latestOf(document).format));
    assert.deepEqual([...formats].sort(), ['JSON', 'TEXT', 'YAML']);
  });

  it('have versions, of which not the latest is in force', () => {
    const { versions, defaultVersion } = named('Shop-DeployRelease');
    assert.deepEqual(
      versions.map(({ versionName }) => versionName),
      ['initial', 'services', 'keep-three'],
    );
    assert.equal(defaultVersion, 2);
    assert.equal(new Set(versions.map(({ content }) => content)).size, 3);
  });

  it('have versions that came one after the other, all before now', () => {
    for (const { versions, name } of own) {
      const times = versions.map(({ created }) => created);
      assert.deepEqual(times, [...times].sort(), name);
      assert.ok((times.at(-1) ?? Infinity) < fleetNow, name);
    }
  });

  it('name who made them, and are shared with somebody', () => {
    assert.ok(own.every(({ author }) => author?.includes('123456789012') === true));
    assert.deepEqual([...named('Shop-DeployRelease').sharedWith], [['210987654321', '$DEFAULT']]);
  });

  it('can be run when they are commands, in every version', () => {
    for (const document of own.filter(({ type }) => type === 'Command')) {
      for (const { parsed, version } of document.versions) {
        const command = parseDocument(parsed);
        assert.ok(command !== undefined && command.steps.length > 0, `${document.name} ${version}`);
      }
    }
  });

  it('refer to parameters that there are', () => {
    const parameters = seedStore({ count: undefined, seed: 1, now: fleetNow, user: 'me' });
    for (const document of own) {
      for (const { content } of document.versions) {
        for (const [, name = ''] of content.matchAll(/\{\{ ?ssm:([\w./-]+) ?\}\}/g)) {
          assert.ok(parameters.find(name), `${document.name}: ${name}`);
        }
      }
    }
  });

  it('ask for a schema that there is', () => {
    const [requirement] = latestOf(named('Shop-FeatureFlags')).requires;
    assert.equal(requirement?.['Name'], 'Shop-FeatureFlagsSchema');
    assert.equal(named('Shop-FeatureFlagsSchema').type, 'ApplicationConfigurationSchema');
  });

  it('hold the Region’s session preferences', () => {
    const { parsed } = latestOf(named('SSM-SessionManagerRunShell'));
    assert.equal(parsed['sessionType'], 'Standard_Stream');
    assert.ok(parsed['inputs']);
  });

  it('hold a calendar with the line ends that iCalendar wants', () => {
    const { content } = latestOf(named('Shop-ChangeFreeze'));
    assert.ok(content.startsWith('BEGIN:VCALENDAR\r\nPRODID:-//AWS//Change Calendar 1.0//EN\r\n'));
    assert.ok(!/[^\r]\n/.test(content));
  });
});
