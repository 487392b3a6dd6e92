import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DemoMemory } from '../../../../src/features/connection/demoMemory.ts';
import { FakeConnection, FakeConnections } from '../../../support/fakeConnection.ts';

const credentials = { accessKeyId: 'AKIADEMO', secretAccessKey: 'secret' };
const demo = new FakeConnection({}, { credentials, label: 'Demo fleet', profile: 'demo' });
const elsewhere = new FakeConnection({}, { credentials, label: 'Demo fleet', profile: 'demo-us' });
const profile = new FakeConnection();

function watched(): { readonly connections: FakeConnections; readonly memory: DemoMemory } {
  const connections = new FakeConnections();
  const memory = new DemoMemory(connections);
  connections.onDidChange(() => memory.look());
  return { connections, memory };
}

test('without a demo fleet it is off, whatever the profile', () => {
  const { connections, memory } = watched();
  assert.equal(memory.state, 'off');
  connections.switchTo(profile);
  assert.equal(memory.state, 'off');
});

test('a fleet goes on running behind another profile, until its connection is closed', () => {
  const { connections, memory } = watched();
  connections.switchTo(demo);
  assert.equal(memory.state, 'current');
  connections.switchTo(profile);
  assert.equal(memory.state, 'running');
  connections.forget(demo.id);
  assert.equal(memory.state, 'off');
});

test('the same fleet in another Region does not outlive it', () => {
  const { connections, memory } = watched();
  connections.switchTo(demo);
  connections.switchTo(elsewhere);
  connections.switchTo(profile);
  connections.forget(demo.id);
  assert.equal(memory.state, 'off');
});

test('the next fleet is known as the first was', () => {
  const { connections, memory } = watched();
  connections.switchTo(demo);
  connections.forget(demo.id);
  connections.switchTo(elsewhere);
  connections.switchTo(undefined);
  assert.equal(memory.state, 'running');
});
