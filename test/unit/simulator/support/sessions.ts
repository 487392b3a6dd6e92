import { createDemoKeys } from '../../../../src/simulator/kms/keys.ts';
import { createKms, type Kms } from '../../../../src/simulator/kms/kms.ts';
import type { SessionPlan } from '../../../../src/simulator/sessions/preferences.ts';

/** A shell without preferences, which idles for as long as a test lasts; change what a test is about. */
export function testPlan(change: Partial<SessionPlan> = {}): SessionPlan {
  return {
    documentName: 'd',
    sessionType: 'Standard_Stream',
    inputs: {},
    properties: {},
    kmsKeyId: undefined,
    idleMs: 1e9,
    maxMinutes: undefined,
    ...change,
  };
}

/** The demo account's key service; `alias/session-manager` encrypts, `alias/session-manager-retired` is disabled. */
export function testKms(): Kms {
  return createKms(createDemoKeys({ seed: 1, region: 'eu-central-1', accountId: '123456789012' }));
}
