import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  CreateDocumentCommand,
  DeleteDocumentCommand,
  DescribeDocumentCommand,
  DescribeDocumentPermissionCommand,
  GetDocumentCommand,
  ModifyDocumentPermissionCommand,
  paginateListDocuments,
  paginateListDocumentVersions,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
} from '@aws-sdk/client-ssm';
import { errorName, simulatorClients, type SimulatorClients } from '../../support/simulator/clients.ts';

describe('documents through the SDK', () => {
  let clients: SimulatorClients;
  before(async () => {
    clients = await simulatorClients();
  });
  after(() => clients.dispose());

  it('are of at least twenty of Amazon’s, over ten types', async () => {
    const types = new Map<string, number>();
    const pages = paginateListDocuments(
      { client: clients.ssm, pageSize: 10 },
      { Filters: [{ Key: 'Owner', Values: ['Amazon'] }] },
    );
    for await (const page of pages) {
      for (const { DocumentType = '' } of page.DocumentIdentifiers ?? []) {
        types.set(DocumentType, (types.get(DocumentType) ?? 0) + 1);
      }
    }
    assert.equal(types.size, 10);
    assert.ok([...types.values()].reduce((sum, count) => sum + count, 0) >= 20);
  });

  it('describe themselves', async () => {
    const { Document } = await clients.ssm.send(
      new DescribeDocumentCommand({ Name: 'AWS-RunPatchBaseline' }),
    );
    assert.equal(Document?.DocumentType, 'Command');
    assert.ok(Document.CreatedDate instanceof Date);
    const operation = Document.Parameters?.find(({ Name }) => Name === 'Operation');
    assert.equal(operation?.DefaultValue, undefined);
  });

  it('live from creation to deletion', async () => {
    const { ssm } = clients;
    const Name = 'Contract-Document';
    const content = (word: string): string =>
      `schemaVersion: '2.2'\nmainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand: [echo ${word}]\n`;
    const created = await ssm.send(
      new CreateDocumentCommand({
        Name,
        Content: content('one'),
        DocumentFormat: 'YAML',
        DocumentType: 'Command',
      }),
    );
    assert.equal(created.DocumentDescription?.Status, 'Creating');
    const update = {
      Name,
      Content: content('two'),
      DocumentFormat: 'YAML',
      DocumentVersion: '$LATEST',
    } as const;
    await ssm.send(new UpdateDocumentCommand(update));
    assert.equal(await errorName(ssm.send(new UpdateDocumentCommand(update))), 'DuplicateDocumentContent');
    await ssm.send(new UpdateDocumentDefaultVersionCommand({ Name, DocumentVersion: '2' }));
    const got = await ssm.send(new GetDocumentCommand({ Name, DocumentFormat: 'YAML' }));
    assert.equal(got.Content, content('two'));
    const versions: (string | undefined)[] = [];
    for await (const page of paginateListDocumentVersions({ client: ssm }, { Name })) {
      versions.push(...(page.DocumentVersions ?? []).map(({ DocumentVersion }) => DocumentVersion));
    }
    assert.deepEqual(versions, ['2', '1']);
    const share = { Name, PermissionType: 'Share' } as const;
    await ssm.send(new ModifyDocumentPermissionCommand({ ...share, AccountIdsToAdd: ['111111111111'] }));
    assert.equal(await errorName(ssm.send(new DeleteDocumentCommand({ Name }))), 'InvalidDocumentOperation');
    const { AccountIds } = await ssm.send(new DescribeDocumentPermissionCommand(share));
    assert.deepEqual(AccountIds, ['111111111111']);
    await ssm.send(new ModifyDocumentPermissionCommand({ ...share, AccountIdsToRemove: ['111111111111'] }));
    await ssm.send(new DeleteDocumentCommand({ Name }));
    assert.equal(await errorName(ssm.send(new GetDocumentCommand({ Name }))), 'InvalidDocument');
  });

  it('answer errors that the SDK knows by name', async () => {
    const { ssm } = clients;
    const bad = new CreateDocumentCommand({ Name: 'Bad', Content: '{', DocumentType: 'Command' });
    assert.equal(await errorName(ssm.send(bad)), 'InvalidDocumentContent');
    const version = new GetDocumentCommand({ Name: 'AWS-RunShellScript', DocumentVersion: '9' });
    assert.equal(await errorName(ssm.send(version)), 'InvalidDocumentVersion');
    const large = new CreateDocumentCommand({
      Name: 'Large',
      Content: 'x'.repeat(70_000),
      DocumentType: 'Command',
    });
    assert.equal(await errorName(ssm.send(large)), 'MaxDocumentSizeExceeded');
    const name = new GetDocumentCommand({ Name: 'no spaces here' });
    assert.equal(await errorName(ssm.send(name)), 'ValidationException');
  });
});
