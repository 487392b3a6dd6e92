import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { silentLog } from '../../../../src/core/base/log.ts';
import { createRouter, type ServiceFront } from '../../../../src/simulator/dispatch/router.ts';
import { createAuthenticate } from '../../../../src/simulator/http/authenticate.ts';
import { textReply, type Reply } from '../../../../src/simulator/http/reply.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { signedRequest, type SigningOptions } from '../../../support/simulator/signing.ts';

const credentials = { accessKeyId: 'AKIADEMO0001', secretAccessKey: 'secret' };
const clock = new ManualClock();

function send(
  front: ServiceFront,
  change: Partial<SigningOptions> = {},
  logged: string[] = [],
): Promise<Reply | undefined> {
  const router = createRouter({
    authenticate: createAuthenticate(credentials, clock),
    fronts: (region) =>
      new Map([['ssm', region === 'eu-central-1' ? front : () => Promise.resolve(textReply(200, region))]]),
    log: { ...silentLog, error: (message) => logged.push(message) },
  });
  return router(signedRequest('{}', { credentials, now: clock.now(), ...change }));
}

const form = { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } };

describe('the router', () => {
  it('gives a request to the service and the Region that it was signed for', async () => {
    const front: ServiceFront = () => Promise.resolve(textReply(200, 'ssm'));
    assert.equal((await send(front))?.body, 'ssm\n');
    assert.equal((await send(front, { region: 'us-east-1' }))?.body, 'us-east-1\n');
  });

  it('settles who asks before it looks at what is asked', async () => {
    let asked = false;
    const front: ServiceFront = () => {
      asked = true;
      return Promise.resolve(textReply(200, 'ssm'));
    };
    const reply = await send(front, { credentials: { ...credentials, secretAccessKey: 'x' } });
    assert.equal(reply?.status, 400);
    assert.match(reply.body, /InvalidSignatureException/);
    assert.equal(asked, false);
  });

  it('refuses a service that is not served', async () => {
    const reply = await send(() => Promise.resolve(undefined), { service: 's3' });
    assert.equal(reply?.status, 400);
    assert.match(reply.body, /s3/);
  });

  it('answers errors in the protocol of the request', async () => {
    const wrong = { ...credentials, secretAccessKey: 'x' };
    const ec2 = await send(() => Promise.resolve(undefined), { ...form, service: 'ec2', credentials: wrong });
    assert.equal(ec2?.status, 401);
    assert.match(ec2.body, /<Code>AuthFailure<\/Code>/);
    const sts = await send(() => Promise.resolve(undefined), { ...form, service: 'sts', credentials: wrong });
    assert.equal(sts?.status, 403);
    assert.match(sts.body, /<Code>SignatureDoesNotMatch<\/Code>/);
  });

  it('answers what a handler throws on purpose', async () => {
    const reply = await send(() => Promise.reject(new ServiceError('InvalidFilter', 'no')));
    assert.equal(reply?.status, 400);
    assert.deepEqual(JSON.parse(reply.body), { __type: 'InvalidFilter', message: 'no' });
  });

  it('answers 500 for a handler that fails, logs it, and tells the client nothing', async () => {
    const logged: string[] = [];
    const reply = await send(() => Promise.reject(new TypeError('x of undefined')), {}, logged);
    assert.equal(reply?.status, 500);
    assert.match(reply.body, /InternalServerError/);
    assert.ok(!reply.body.includes('undefined'));
    assert.match(logged.join('\n'), /x of undefined/);
  });

  it('passes a dropped connection on', async () => {
    assert.equal(await send(() => Promise.resolve(undefined)), undefined);
  });
});
