import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { test } from 'node:test';
import { ListCommandsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { createRequestHandler } from '../../../../../src/core/aws/sdk/requestHandler.ts';
import { startAwsServer } from '../../../../support/awsServer.ts';

test('the agent is chosen by the URL of each request', async (t) => {
  await using server = await startAwsServer(() => ({ body: { Commands: [] } }));
  const asked: string[] = [];
  const agent = new Agent();
  t.after(() => agent.destroy());
  const requestHandler = createRequestHandler({
    agentFor: (url) => {
      asked.push(url);
      return agent;
    },
    dispose: () => undefined,
  });
  const client = new SSMClient({
    region: 'eu-central-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'k', secretAccessKey: 's' },
    requestHandler,
  });
  await client.send(new ListCommandsCommand({}));
  assert.deepEqual(asked, [`${server.url}/`]);
  client.destroy();
  await client.send(new ListCommandsCommand({}));
  assert.equal(asked.length, 2, 'a client that is destroyed leaves the shared agents alone');
});

test('an agent that cannot be had fails the call', async () => {
  const requestHandler = createRequestHandler({
    agentFor: () => {
      throw new Error('bad proxy');
    },
    dispose: () => undefined,
  });
  const client = new SSMClient({
    region: 'eu-central-1',
    endpoint: 'http://127.0.0.1:1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'k', secretAccessKey: 's' },
    requestHandler,
  });
  await assert.rejects(client.send(new ListCommandsCommand({})), /bad proxy/);
});
