import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { DescribeInstancesCommand, paginateDescribeInstances } from '@aws-sdk/client-ec2';
import { GetParameterCommand, ListNodesCommand, paginateListDocuments, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { FaultKind } from '../../../src/simulator/faults/faults.ts';
import { errorName, simulatorClients, type SimulatorClients } from '../../support/simulator/clients.ts';

describe('faults through the SDK', () => {
  let clients: SimulatorClients;
  before(async () => {
    clients = await simulatorClients();
  });
  afterEach(() => clients.simulator.faults.clear());
  after(() => clients.dispose());

  const set = (kind: FaultKind, more: object = {}): void =>
    clients.simulator.faults.set({ rules: [{ kind, ...more }] });
  const names = async (): Promise<readonly string[]> => [
    await errorName(clients.ssm.send(new ListNodesCommand({}))),
    await errorName(clients.ec2.send(new DescribeInstancesCommand({}))),
    await errorName(clients.sts.send(new GetCallerIdentityCommand({}))),
  ];

  it('are the errors that each service has for them', async () => {
    set('expiredToken');
    assert.deepEqual(await names(), ['ExpiredTokenException', 'RequestExpired', 'ExpiredToken']);
    set('accessDenied');
    assert.deepEqual(await names(), ['AccessDeniedException', 'UnauthorizedOperation', 'AccessDenied']);
    set('throttle');
    assert.deepEqual(await names(), ['ThrottlingException', 'RequestLimitExceeded', 'Throttling']);
    set('serverError');
    assert.deepEqual(await names(), ['InternalServerError', 'InternalError', 'InternalFailure']);
  });

  it('name the operation that is denied, and leave others alone', async () => {
    set('accessDenied', { operation: 'GetParameter' });
    await assert.rejects(
      clients.ssm.send(new GetParameterCommand({ Name: '/shop/production/db/password' })),
      /is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:eu-central-1:123456789012:\*/,
    );
    assert.equal(await errorName(clients.ssm.send(new ListNodesCommand({}))), 'none');
  });

  it('pass when a client tries again', async () => {
    const { endpoint, region, credentials, calls } = clients.simulator;
    const patient = new SSMClient({ endpoint, region, credentials, maxAttempts: 3 });
    for (const kind of ['throttle', 'serverError', 'drop'] as const) {
      set(kind, { count: 1 });
      calls.reset();
      assert.equal(await errorName(patient.send(new ListNodesCommand({}))), 'none', kind);
      assert.deepEqual(calls.read(), { ssm: { ListNodes: 2 } }, kind);
    }
    patient.destroy();
  });

  it('are a page of a proxy, or a connection that ends', async () => {
    set('html');
    assert.notEqual(await errorName(clients.ssm.send(new ListNodesCommand({}))), 'none');
    set('drop');
    assert.match(await errorName(clients.ssm.send(new ListNodesCommand({}))), /Error|TimeoutError/);
  });

  it('are empty pages, after which a paginator still finds everything', async () => {
    const count = async (): Promise<{ pages: number; documents: number; reservations: number }> => {
      let [pages, documents, reservations] = [0, 0, 0];
      for await (const page of paginateListDocuments({ client: clients.ssm, pageSize: 10 }, {})) {
        pages += 1;
        documents += page.DocumentIdentifiers?.length ?? 0;
      }
      for await (const page of paginateDescribeInstances({ client: clients.ec2, pageSize: 5 }, {})) {
        reservations += page.Reservations?.length ?? 0;
      }
      return { pages, documents, reservations };
    };
    const sound = await count();
    set('emptyPages');
    const struck = await count();
    assert.deepEqual(struck, { ...sound, pages: 2 * sound.pages });
  });
});
