import type { JsonObject } from '../../../../src/core/base/json.ts';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { seedDocuments } from '../../../../src/simulator/documents/seedStore.ts';
import type { DocumentStore } from '../../../../src/simulator/documents/store.ts';
import { createDocumentsSystem, type DocumentsSystem } from '../../../../src/simulator/documents/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { call, testContext } from './api.ts';
import { fleetNow } from './fleet.ts';

/** The demo's documents; without the account's own ones when `ownDocuments` is false. */
export function demoDocuments(ownDocuments = true): DocumentStore {
  return seedDocuments({ ...testContext, ownDocuments, now: fleetNow });
}

export function documentsSystem(store = demoDocuments()): DocumentsSystem {
  return createDocumentsSystem({ store, tokens: createTokens(), clock: new ManualClock() });
}

export const sharedArn = 'arn:aws:ssm:eu-central-1:210987654321:document/Platform-HardenHost';

/** A small Command document; another line makes another content. */
export function commandContent(line = 'echo'): string {
  return JSON.stringify({
    schemaVersion: '2.2',
    description: 'A test.',
    parameters: {
      names: { type: 'StringList', description: 'Names', default: ['a', 'b'] },
      dry: { type: 'Boolean', default: true },
      must: { type: 'String' },
    },
    mainSteps: [{ name: 'a', action: 'aws:runShellScript', inputs: { runCommand: [line] } }],
  });
}

/** The input that creates it. */
export const createMyDoc = { Name: 'My-Doc', Content: commandContent(), DocumentType: 'Command' };

/** The demo's documents and `My-Doc`. */
export async function withMyDoc(more: JsonObject = {}): Promise<DocumentsSystem> {
  const system = documentsSystem();
  await call(system, 'CreateDocument', { ...createMyDoc, ...more });
  return system;
}
