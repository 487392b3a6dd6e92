import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  DeleteParametersCommand,
  GetParameterCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  paginateDescribeParameters,
  paginateGetParameterHistory,
  paginateGetParametersByPath,
  PutParameterCommand,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm';
import { errorName, simulatorClients, type SimulatorClients } from '../../support/simulator/clients.ts';

describe('parameters through the SDK', () => {
  let clients: SimulatorClients;
  before(async () => {
    clients = await simulatorClients({ parameters: 2_000 });
  });
  after(() => clients.dispose());

  it('are described whole, page by page', async () => {
    const names = new Set<string | undefined>();
    for await (const page of paginateDescribeParameters({ client: clients.ssm, pageSize: 50 }, {})) {
      for (const { Name } of page.Parameters ?? []) names.add(Name);
    }
    assert.equal(names.size, 2_000);
  });

  it('are read below a path, ten at a time', async () => {
    const sizes: number[] = [];
    const input = { Path: '/shop/production', Recursive: true };
    for await (const page of paginateGetParametersByPath({ client: clients.ssm, pageSize: 3 }, input)) {
      sizes.push(page.Parameters?.length ?? 0);
    }
    assert.deepEqual(sizes, [3, 3, 2]);
  });

  it('live from the first version to deletion', async () => {
    const { ssm } = clients;
    const Name = '/contract/parameter';
    const put = (Value: string): PutParameterCommand =>
      new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite: true });
    // No base64 has a blank: by chance what is sealed would hold a short word.
    await ssm.send(put('value one'));
    const { Version, Tier } = await ssm.send(put('value two'));
    assert.deepEqual([Version, Tier], [2, 'Standard']);
    await ssm.send(new LabelParameterVersionCommand({ Name, ParameterVersion: 1, Labels: ['first'] }));
    const labelled = await ssm.send(new GetParameterCommand({ Name: `${Name}:first`, WithDecryption: true }));
    assert.equal(labelled.Parameter?.Value, 'value one');
    assert.ok(labelled.Parameter.LastModifiedDate instanceof Date);
    const sealed = await ssm.send(new GetParametersCommand({ Names: [Name, '/nowhere'] }));
    assert.ok(!JSON.stringify(sealed.Parameters).includes('value two'));
    assert.deepEqual(sealed.InvalidParameters, ['/nowhere']);
    const history: (string | undefined)[] = [];
    const pages = paginateGetParameterHistory({ client: ssm, pageSize: 1 }, { Name, WithDecryption: true });
    for await (const page of pages) history.push(...(page.Parameters ?? []).map(({ Value }) => Value));
    assert.deepEqual(history, ['value one', 'value two']);
    await ssm.send(new UnlabelParameterVersionCommand({ Name, ParameterVersion: 1, Labels: ['first'] }));
    assert.equal(
      await errorName(ssm.send(new GetParameterCommand({ Name: `${Name}:first` }))),
      'ParameterVersionNotFound',
    );
    const { DeletedParameters } = await ssm.send(new DeleteParametersCommand({ Names: [Name] }));
    assert.deepEqual(DeletedParameters, [Name]);
    assert.equal(await errorName(ssm.send(new GetParameterCommand({ Name }))), 'ParameterNotFound');
  });

  it('answer errors that the SDK knows by name, without the value', async () => {
    const { ssm } = clients;
    const put = (change: object): Promise<unknown> =>
      ssm.send(
        new PutParameterCommand({ Name: '/contract/other', Value: 'hunter2', Type: 'String', ...change }),
      );
    const cases: readonly (readonly [object, string])[] = [
      [{ Name: '/shop/production/db/host' }, 'ParameterAlreadyExists'],
      [{ Name: '/aws/x' }, 'AccessDeniedException'],
      [{ AllowedPattern: '\\d+' }, 'ParameterPatternMismatchException'],
      [{ Type: 'SecureString', KeyId: 'alias/nowhere' }, 'InvalidKeyId'],
      [{ Value: 'hunter2'.repeat(1000) }, 'ValidationException'],
      [{ Type: 'Secret' }, 'ValidationException'],
      [{ Name: '/a'.repeat(16) }, 'HierarchyLevelLimitExceededException'],
    ];
    for (const [change, name] of cases) {
      const error = await put(change).then(
        () => assert.fail(`${name} was expected`),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof Error);
      assert.equal(error.name, name);
      assert.ok(!error.message.includes('hunter2'));
    }
  });
});
