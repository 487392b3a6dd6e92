import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TunnelOrigin } from '../../../../../src/features/tunnels/saved.ts';
import { ForeignProfiles } from '../../../../../src/features/tunnels/ui/foreignProfiles.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';
import { FakeHost } from '../../../../support/fakeHost.ts';
import { database } from '../../../../support/tunnels/scene.ts';

const dev = new FakeConnection({}, { profile: 'dev' });
const admin = new FakeConnection({}, { profile: 'admin' });
const of = (scope: TunnelOrigin, profile?: string) =>
  ({
    kind: 'tunnel',
    id: 'x',
    scope,
    config: profile === undefined ? database : { ...database, profile },
  }) as const;

describe('a profile that a tunnel of the workspace names', () => {
  it('is told beside the one in force before anything starts, and asked about once a window', async () => {
    const fake = new FakeHost();
    const profiles = new ForeignProfiles(fake.host);
    assert.equal(await profiles.agree(of('workspace', 'admin'), admin, dev), true);
    assert.deepEqual(fake.asked, [
      {
        question: 'Open the tunnel “orders” through admin@eu-central-1 · eu-central-1?',
        detail: 'The workspace’s settings name this profile. In force is dev@eu-central-1 · eu-central-1.',
        verb: 'Open Tunnel',
      },
    ]);
    assert.equal(await profiles.agree(of('task', 'admin'), admin, dev), true);
    assert.equal(fake.asked.length, 1);
  });

  it('is asked about again after a no', async () => {
    const fake = new FakeHost();
    fake.answer = false;
    const profiles = new ForeignProfiles(fake.host);
    assert.equal(await profiles.agree(of('task', 'admin'), admin, undefined), false);
    assert.equal(await profiles.agree(of('task', 'admin'), admin, undefined), false);
    assert.match(fake.asked[1]?.detail ?? '', /^The task names this profile\. No connection is in force\./);
  });

  it('is not asked about where it is in force, where none is named, and where the person wrote it', async () => {
    const fake = new FakeHost();
    const profiles = new ForeignProfiles(fake.host);
    assert.equal(await profiles.agree(of('workspace', 'dev'), dev, dev), true);
    assert.equal(await profiles.agree(of('workspace'), dev, dev), true);
    assert.equal(await profiles.agree(of('user', 'admin'), admin, dev), true);
    assert.equal(await profiles.agree(of('window', 'admin'), admin, dev), true);
    assert.deepEqual(fake.asked, []);
  });
});
