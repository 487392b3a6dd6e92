import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EC2Client } from '@aws-sdk/client-ec2';
import { EC2InstanceConnectClient } from '@aws-sdk/client-ec2-instance-connect';
import { KMSClient } from '@aws-sdk/client-kms';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { OperationName } from '../../../../../src/core/aws/operations.ts';
import { senders } from '../../../../../src/core/aws/sdk/senders.ts';
import { serviceOf } from '../../../../../src/core/aws/services.ts';

const names = Object.keys(senders).filter((name): name is OperationName => name in senders);
const config = {
  region: 'eu-central-1',
  credentials: { accessKeyId: 'k', secretAccessKey: 's' },
  // Stops every call before it is sent, and tells which command it was.
  requestHandler: { handle: () => Promise.reject(new Error('sent')) },
  maxAttempts: 1,
};

for (const name of names) {
  test(`${name} sends the command of its own name to its own service`, async () => {
    const seen: string[] = [];
    const note =
      (service: string) =>
      <T>(next: T, context: { readonly commandName?: string }): T => {
        seen.push(`${service}:${(context.commandName ?? '').replace(/Command$/, '')}`);
        return next;
      };
    const clients = {
      ssm: new SSMClient(config),
      ec2: new EC2Client(config),
      sts: new STSClient(config),
      kms: new KMSClient(config),
      instanceConnect: new EC2InstanceConnectClient(config),
    };
    const where = { step: 'initialize', name: 'seen' } as const;
    clients.ssm.middlewareStack.add(note('ssm'), where);
    clients.ec2.middlewareStack.add(note('ec2'), where);
    clients.sts.middlewareStack.add(note('sts'), where);
    clients.kms.middlewareStack.add(note('kms'), where);
    clients.instanceConnect.middlewareStack.add(note('ec2-instance-connect'), where);
    const send: (...args: readonly never[]) => unknown = senders[name];
    const call: unknown = Reflect.apply(send, undefined, [
      clients,
      {},
      { abortSignal: new AbortController().signal },
    ]);
    await assert.rejects(Promise.resolve(call));
    assert.deepEqual(seen, [`${serviceOf(name)}:${name}`]);
  });
}
