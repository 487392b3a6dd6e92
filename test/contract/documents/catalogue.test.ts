import { test } from 'node:test';
import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/base/clock.ts';
import { kindOf } from '../../../src/core/base/errors.ts';
import { documentContent, documentPages } from '../../../src/features/documents/api.ts';
import { owners, type DocumentFacts } from '../../../src/features/documents/model.ts';
import { DocumentsModel } from '../../../src/features/documents/tree.ts';
import { until, withSimulator, type Simulated } from '../../support/simulated.ts';

const { signal } = new AbortController();

async function documentsOf(
  { connection }: Simulated,
  owner: (typeof owners)[number],
): Promise<readonly DocumentFacts[]> {
  const all: DocumentFacts[] = [];
  for await (const page of documentPages(connection, owner, signal)) all.push(...page);
  return all;
}

test('own, Amazon’s and shared documents are told apart', async () => {
  await withSimulator({}, async (simulated) => {
    const [mine, amazon, shared] = await Promise.all(owners.map((owner) => documentsOf(simulated, owner)));
    assert.ok(mine !== undefined && mine.length > 0);
    assert.ok(amazon !== undefined && amazon.length >= 20);
    assert.ok(shared !== undefined && shared.length > 0);
    assert.ok(amazon.every((document) => document.ownerName === 'Amazon'));
    assert.ok(
      amazon.some((document) => document.name === 'AWS-RunShellScript' && document.type === 'Command'),
    );
    const names = [mine, amazon, shared].flat().map((document) => document.name);
    assert.equal(new Set(names).size, names.length, 'no document has two owners');
  });
});

test('every listed document opens in the version that is shown', async () => {
  await withSimulator({}, async (simulated) => {
    for (const owner of owners) {
      for (const document of await documentsOf(simulated, owner)) {
        const { name, format } = document;
        const text = await documentContent(simulated.connection, document, signal);
        assert.ok(text.length > 0, name);
        if (format === 'JSON') assert.doesNotThrow(() => JSON.parse(text) as unknown, name);
        if (format === 'YAML') assert.throws(() => JSON.parse(text) as unknown, name);
      }
    }
  });
});

test('a document that is not there is a failure of that kind', async () => {
  const missing = { name: 'No-Such-Document', version: '', format: 'JSON' };
  await withSimulator({}, async ({ connection }) => {
    await assert.rejects(documentContent(connection, missing, signal), (error) => {
      assert.notEqual(kindOf(error), 'bug');
      return true;
    });
  });
});

test('the view finds a document of Amazon by a name that does not exist', async () => {
  await withSimulator({}, async ({ connection }) => {
    const model = new DocumentsModel(systemClock);
    model.use(connection);
    model.onDidChange(() => model.children(undefined));
    model.setFilter('AWS-RestartInstance');
    await until(() => model.status.phase === 'settled', 'all owners are loaded');
    assert.equal(model.get('amazon', 'AWS-RestartEC2Instance')?.type, 'Automation');
    assert.equal(model.status.shown, 1);
    model.dispose();
  });
});

test('a denied list is a denial that names the action', async () => {
  const faults = { rules: [{ kind: 'accessDenied', operation: 'ListDocuments' }] } as const;
  await withSimulator({ faults }, async (simulated) => {
    await assert.rejects(documentsOf(simulated, 'mine'), (error) => kindOf(error) === 'denied');
  });
});
