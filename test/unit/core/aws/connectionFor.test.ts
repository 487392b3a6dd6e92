import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConnectionSpec } from '../../../../src/core/aws/connection.ts';
import { isAppError } from '../../../../src/core/base/errors.ts';
import { connectionFor } from '../../../../src/core/aws/connectionFor.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

/** Every spec that is opened makes a connection of its own. */
function around(current?: FakeConnection) {
  return { current, open: (spec: ConnectionSpec) => new FakeConnection({}, spec) };
}

const none = { endpoint: '', useFips: false };
const demo = { label: 'Demo fleet', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };

describe('the connection of a tunnel', () => {
  it('is that in force when the tunnel names none', () => {
    const current = new FakeConnection();
    assert.equal(connectionFor({}, around(current), none), current);
    assert.equal(connectionFor({ region: 'eu-central-1' }, around(current), none), current);
  });

  it('is asked for where none is in force', () => {
    assert.throws(
      () => connectionFor({}, around(), none),
      (error) => isAppError(error) && error.kind === 'credentials',
    );
  });

  it('is that in force in another Region, with its credentials', () => {
    const connections = around(new FakeConnection({}, demo));
    const { spec } = connectionFor({ region: 'us-east-1' }, connections, none);
    assert.deepEqual(spec, { ...demo, region: 'us-east-1' });
  });

  it('is one of its own for a profile of its own, with what holds for every profile', () => {
    const connections = around(new FakeConnection({}, demo));
    const found = connectionFor({ profile: 'prod' }, connections, {
      endpoint: 'https://vpce',
      useFips: true,
    });
    assert.deepEqual(found.spec, { profile: 'prod', endpoint: 'https://vpce', useFips: true });
    const regional = connectionFor({ profile: 'prod', region: 'us-east-1' }, connections, none);
    assert.deepEqual(regional.spec, { profile: 'prod', region: 'us-east-1' });
  });

  it('is that in force when it is the same', () => {
    const current = new FakeConnection({}, { profile: 'dev' });
    const connections = around(current);
    assert.equal(connectionFor({ profile: 'dev' }, connections, none), current);
    assert.equal(connectionFor({ profile: 'dev', region: 'eu-central-1' }, connections, none), current);
    assert.notEqual(connectionFor({ profile: 'dev', region: 'us-east-1' }, connections, none), current);
  });
});
