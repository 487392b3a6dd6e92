import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  readSessionDocument,
  sessionDocuments,
  type SessionDocument,
} from '../../../../src/features/sessions/documents.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();

async function list(pages: readonly object[]): Promise<readonly SessionDocument[]> {
  const connection = new FakeConnection({
    ListDocuments: ({ NextToken }) => pages[Number(NextToken ?? 0)] ?? {},
  });
  const found: SessionDocument[] = [];
  for await (const page of sessionDocuments(connection, signal)) found.push(...page);
  assert.deepEqual(connection.inputs('ListDocuments')[0], {
    Filters: [{ Key: 'DocumentType', Values: ['Session'] }],
    MaxResults: 50,
  });
  return found;
}

describe('Session documents to choose from', () => {
  it('are Amazon’s and the account’s own, through empty pages', async () => {
    const found = await list([
      { DocumentIdentifiers: [{ Name: 'AWS-StartInteractiveCommand', Owner: 'Amazon' }], NextToken: '1' },
      { NextToken: '2' },
      { DocumentIdentifiers: [{ Name: 'My-Shell', Owner: '123456789012', PlatformTypes: ['Linux'] }, {}] },
    ]);
    assert.deepEqual(found, [
      { name: 'AWS-StartInteractiveCommand', owner: 'Amazon', platforms: [] },
      { name: 'My-Shell', owner: '123456789012', platforms: ['Linux'] },
    ]);
  });

  it('are none of Amazon’s that forward ports', async () => {
    const names = ['AWS-StartSSHSession', 'AWS-StartPortForwardingSessionToRemoteHost', 'AWS-PasswordReset'];
    const found = await list([{ DocumentIdentifiers: names.map((Name) => ({ Name, Owner: 'Amazon' })) }]);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['AWS-PasswordReset'],
    );
  });
});

describe('what a Session document asks for', () => {
  const read = (content: unknown): ReturnType<typeof readSessionDocument> => {
    const Content = typeof content === 'string' ? content : JSON.stringify(content);
    return readSessionDocument(new FakeConnection({ GetDocument: () => ({ Content }) }), 'Doc', signal);
  };

  it('is its parameters with their rules', async () => {
    const spec = await read({
      schemaVersion: '1.0',
      sessionType: 'InteractiveCommands',
      description: 'Follows a log.',
      parameters: { path: { type: 'String', default: '/var/log/messages', allowedPattern: '^/' } },
    });
    assert.equal(spec.sessionType, 'InteractiveCommands');
    assert.equal(spec.description, 'Follows a log.');
    assert.deepEqual(
      spec.parameters.map(({ name, defaultText, allowedPattern }) => [name, defaultText, allowedPattern]),
      [['path', '/var/log/messages', '^/']],
    );
  });

  it('is nothing for one without parameters', async () => {
    assert.deepEqual((await read({ sessionType: 'Standard_Stream' })).parameters, []);
  });

  it('is refused for one that forwards a port, which is a tunnel’s', async () => {
    await assert.rejects(read({ sessionType: 'Port' }), { kind: 'invalid', message: /Tunnels view/ });
  });

  it('is refused for what is no Session document', async () => {
    for (const content of ['', 'schemaVersion: 1.0', '[]', {}, { sessionType: 7 }]) {
      await assert.rejects(read(content), { kind: 'invalid' });
    }
  });
});
