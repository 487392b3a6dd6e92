import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { seedDocuments } from '../../../../src/simulator/documents/seedStore.ts';
import type { DocumentStore } from '../../../../src/simulator/documents/store.ts';
import { createDocumentsSystem, type DocumentsSystem } from '../../../../src/simulator/documents/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testContext } from './api.ts';
import { fleetNow } from './fleet.ts';

/** The demo's documents; without the account's own ones when `ownDocuments` is false. */
export function demoDocuments(ownDocuments = true): DocumentStore {
  return seedDocuments({ ...testContext, ownDocuments, now: fleetNow });
}

export function documentsSystem(store = demoDocuments()): DocumentsSystem {
  return createDocumentsSystem({ store, tokens: createTokens(), clock: new ManualClock() });
}

export const sharedArn = 'arn:aws:ssm:eu-central-1:210987654321:document/Platform-HardenHost';
