import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { AuthorizedKeys } from '../../../../src/simulator/instanceConnect/authorizedKeys.ts';
import {
  instanceConnectOperations,
  instanceConnectValidator,
} from '../../../../src/simulator/instanceConnect/service.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { call, codeOf, errorOf } from '../support/api.ts';
import { demoNodes, nodeNamed } from '../support/fleet.ts';
import { ed25519Line } from '../support/sshKeys.ts';

const fleet = demoNodes();
const web = nodeNamed(fleet, 'web-prod-1');
const line = ed25519Line();
const request = { InstanceId: web.id, InstanceOSUser: 'ec2-user', SSHPublicKey: `${line} temporary\n` };

function setUp(): {
  readonly keys: AuthorizedKeys;
  readonly push: (change?: JsonObject) => Promise<JsonObject>;
  readonly refusal: (change: JsonObject) => Promise<string>;
} {
  const keys = new AuthorizedKeys(new ManualClock());
  const system = { operations: instanceConnectOperations(fleet, keys), dispose: () => undefined };
  return {
    keys,
    push: (change = {}) => call(system, 'SendSSHPublicKey', { ...request, ...change }),
    refusal: (change) => errorOf(system, 'SendSSHPublicKey', { ...request, ...change }),
  };
}

describe('SendSSHPublicKey', () => {
  it('puts the key on the instance for that user', async () => {
    const { keys, push } = setUp();
    const { Success, RequestId } = await push();
    assert.equal(Success, true);
    assert.ok(typeof RequestId === 'string' && RequestId.length === 36);
    assert.deepEqual(keys.read(web.id, 'ec2-user'), [line]);
    assert.deepEqual(keys.read(web.id, 'root'), []);
  });

  it('takes the zone of the instance, and finds none in another', async () => {
    const { keys, push, refusal } = setUp();
    assert.equal(await refusal({ AvailabilityZone: 'us-east-1f' }), 'EC2InstanceNotFoundException');
    assert.deepEqual(keys.read(web.id, 'ec2-user'), []);
    await push({ AvailabilityZone: web.availabilityZone });
    assert.deepEqual(keys.read(web.id, 'ec2-user'), [line]);
  });

  it('finds EC2 instances only, and those that run', async () => {
    const { refusal } = setUp();
    const found = (name: string): JsonObject => ({ InstanceId: nodeNamed(fleet, name).id });
    assert.equal(await refusal({ InstanceId: 'i-00000000000000000' }), 'EC2InstanceNotFoundException');
    assert.equal(await refusal(found('store-berlin-till')), 'EC2InstanceNotFoundException');
    assert.equal(await refusal(found('batch-staging-1')), 'EC2InstanceStateInvalidException');
  });

  it('refuses what is no public key', async () => {
    const { keys, refusal } = setUp();
    const SSHPublicKey = `-----BEGIN OPENSSH PRIVATE KEY-----${'A'.repeat(80)}`;
    assert.equal(await refusal({ SSHPublicKey }), 'InvalidArgsException');
    assert.deepEqual(keys.read(web.id, 'ec2-user'), []);
  });
});

describe('the shape of SendSSHPublicKey', () => {
  const check = (change: JsonObject): string =>
    codeOf(() => instanceConnectValidator().check('SendSSHPublicKey', { ...request, ...change }));

  it('is that of the API model', () => {
    const zone = web.availabilityZone;
    for (const change of [{}, { AvailabilityZone: zone }, { InstanceOSUser: '1a' }, { InstanceOSUser: 'x$' }])
      assert.equal(check(change), 'none', JSON.stringify(change));
    assert.equal(instanceConnectValidator().isPaged('SendSSHPublicKey'), false);
  });

  const bad: readonly JsonObject[] = [
    { InstanceId: null },
    { InstanceId: 'mi-0123456789abcdef0' },
    { InstanceId: 'i-12' },
    { InstanceOSUser: '' },
    { InstanceOSUser: 'a b' },
    { InstanceOSUser: '-oProxyCommand=x' },
    { SSHPublicKey: 'ssh-rsa AAAA' },
    { SSHPublicKey: 'x'.repeat(5_000) },
    { AvailabilityZone: 'nowhere' },
  ];
  for (const change of bad) {
    it(`has no place for ${JSON.stringify(change).slice(0, 60)}`, () =>
      assert.equal(check(change), 'InvalidArgsException'));
  }

  it('is JSON of the right types, and of an operation that there is', () => {
    assert.equal(check({ InstanceId: 7 }), 'SerializationException');
    assert.equal(
      codeOf(() => instanceConnectValidator().check('SendSerialConsoleSSHPublicKey', {})),
      'UnknownOperationException',
    );
  });
});
