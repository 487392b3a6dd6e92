import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { payloadTypes } from '../../../../src/core/session/codec/index.ts';
import { SessionAgent } from '../../../../src/simulator/sessions/agent.ts';
import type { SessionPlan } from '../../../../src/simulator/sessions/preferences.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';
import { createRandom } from '../../../support/random.ts';
import { testNetwork } from '../support/network.ts';
import { testNode } from '../support/nodes.ts';
import { fakePrograms } from '../support/programs.ts';
import { testKms, testPlan } from '../support/sessions.ts';
import { fakeTerminals } from '../support/terminal.ts';

const shapes = [
  '{}',
  '[]',
  'null',
  '{"ClientVersion":5,"ProcessedClientActions":{}}',
  '{"ClientVersion":"x","ProcessedClientActions":[5,null,{"ActionStatus":"1"}]}',
  '{"ProcessedClientActions":[{"ActionType":"KMSEncryption","ActionStatus":1,"ActionResult":{"KMSCipherTextKey":"!!!"}}]}',
  '{"Challenge":5}',
  '{"Challenge":"AAAA"}',
  '{"cols":-1,"rows":1e99}',
];

const plans: readonly Partial<SessionPlan>[] = [
  { sessionType: 'Standard_Stream', kmsKeyId: 'alias/session-manager' },
  { sessionType: 'Standard_Stream', kmsKeyId: 'alias/none' },
  { sessionType: 'InteractiveCommands', properties: { linux: { commands: 'top' } } },
  { sessionType: 'NonInteractiveCommands', properties: { linux: { commands: 'x' } } },
  { sessionType: 'NonInteractiveCommands', properties: { linux: [], windows: 'x' } },
  { sessionType: '' },
];

describe('the agent of a session under fire', () => {
  it('never throws, whatever a client answers it', async () => {
    const random = createRandom(5);
    const kinds = Object.values(payloadTypes);
    for (let round = 0; round < 240; round++) {
      const clock = new ManualClock();
      const ends: string[] = [];
      const agent = new SessionAgent({
        ...{ sessionId: 's', node: testNode(), clock, keys: testKms(), network: testNetwork() },
        ...{ terminals: fakeTerminals(), programs: fakePrograms() },
        plan: testPlan(plans[round % plans.length]),
        io: { send: () => undefined, isCongested: random.chance(0.3), end: (text) => void ends.push(text) },
        failed: (text) => void ends.push(text),
      });
      agent.start();
      await settle();
      for (let count = 0; count < 50; count++) {
        const shape = Buffer.from(shapes[random.below(shapes.length)] ?? '');
        const payload = random.chance(0.5) ? shape : random.bytes(random.below(80));
        const kind = kinds[random.below(kinds.length)] ?? 99;
        if (agent.accepts(kind)) agent.receive(kind, payload);
        if (random.chance(0.1)) agent.drained();
      }
      agent.dispose();
      await clock.advance(60_000);
      assert.equal(clock.pending, 0);
    }
  });
});
