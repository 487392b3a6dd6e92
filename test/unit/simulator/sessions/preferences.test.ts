import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import {
  defaultDocument,
  planSession,
  type SessionPlan,
} from '../../../../src/simulator/sessions/preferences.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { testDocuments, testParameters } from '../support/documents.ts';

const session = (content: JsonObject): JsonObject => ({
  testType: 'Session',
  schemaVersion: '1.0',
  ...content,
});

function plan(
  contents: Readonly<Record<string, JsonObject>>,
  name?: string,
  given: Readonly<Record<string, readonly string[]>> = {},
): SessionPlan {
  return planSession({ documents: testDocuments(contents), parameters: testParameters() }, name, given);
}

function refusal(...args: Parameters<typeof plan>): string {
  try {
    plan(...args);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

describe('what a session document says', () => {
  it('is a shell with 20 idle minutes in an account without preferences', () => {
    assert.deepEqual(plan({}), {
      documentName: defaultDocument,
      sessionType: 'Standard_Stream',
      inputs: {},
      properties: {},
      kmsKeyId: undefined,
      idleMs: 20 * 60_000,
      maxMinutes: undefined,
    });
  });

  it('are the preferences of the account', () => {
    const inputs = { idleSessionTimeout: '5', maxSessionDuration: '60', shellProfile: { linux: 'ls' } };
    const made = plan({ [defaultDocument]: session({ sessionType: 'Standard_Stream', inputs }) });
    assert.deepEqual([made.idleMs, made.maxMinutes, made.inputs], [300_000, 60, inputs]);
  });

  it("are the account's for a document without its own", () => {
    const inputs = { idleSessionTimeout: '5', kmsKeyId: 'alias/k' };
    const documents = {
      [defaultDocument]: session({ sessionType: 'Standard_Stream', inputs }),
      command: session({ sessionType: 'InteractiveCommands', properties: {} }),
      own: session({ sessionType: 'Standard_Stream', inputs: { idleSessionTimeout: '7' } }),
    };
    const command = plan(documents, 'command');
    assert.deepEqual([command.idleMs, command.kmsKeyId], [300_000, 'alias/k']);
    const own = plan(documents, 'own');
    assert.deepEqual([own.idleMs, own.kmsKeyId], [420_000, undefined]);
  });

  it('encrypts whatever is no port (§10), with a key that is one', () => {
    const kmsKeyId = ' alias/k ';
    const keyOf = (sessionType: string, inputs: JsonObject): string | undefined =>
      plan({ d: session({ sessionType, inputs }) }, 'd').kmsKeyId;
    for (const sessionType of ['Standard_Stream', 'InteractiveCommands', 'NonInteractiveCommands']) {
      assert.equal(keyOf(sessionType, { kmsKeyId }), 'alias/k');
    }
    assert.equal(keyOf('Port', { kmsKeyId }), undefined);
    for (const none of ['', '  ', 7]) assert.equal(keyOf('Standard_Stream', { kmsKeyId: none }), undefined);
  });

  it('puts parameters where the document names them', () => {
    const content = session({
      sessionType: 'Port',
      parameters: {
        portNumber: { type: 'String', default: '80' },
        minutes: { type: 'String', default: '9' },
      },
      properties: {
        portNumber: '{{ portNumber }}',
        type: 'LocalPortForwarding',
        deep: { a: 'x{{minutes}}' },
      },
      inputs: { idleSessionTimeout: '{{ minutes }}' },
    });
    const made = plan({ d: content }, 'd', { portNumber: ['5432'] });
    assert.deepEqual(made.properties, {
      portNumber: '5432',
      type: 'LocalPortForwarding',
      deep: { a: 'x9' },
    });
    assert.equal(made.idleMs, 9 * 60_000);
  });

  it('looks at nothing that a parameter brings in', () => {
    const content = session({
      parameters: { a: { type: 'String' }, b: { type: 'String', default: 'secret' } },
      properties: { text: '{{ a }}' },
    });
    assert.equal(plan({ d: content }, 'd', { a: ['{{ b }}'] }).properties['text'], '{{ b }}');
  });

  it('falls back where a limit is out of range', () => {
    for (const idleSessionTimeout of ['0', '61', 'x', '', '-5']) {
      assert.equal(plan({ d: session({ inputs: { idleSessionTimeout } }) }, 'd').idleMs, 20 * 60_000);
    }
    for (const maxSessionDuration of ['0', '1441', '']) {
      assert.equal(plan({ d: session({ inputs: { maxSessionDuration } }) }, 'd').maxMinutes, undefined);
    }
  });

  it('is another kind of session', () => {
    const parameters = { portNumber: { type: 'String', allowedPattern: '^[0-9]+$' } };
    const documents = { Forward: session({ sessionType: 'Port', parameters }) };
    assert.equal(plan(documents, 'Forward', { portNumber: ['80'] }).sessionType, 'Port');
    assert.equal(refusal(documents, 'Forward', { portNumber: ['http'] }), 'InvalidParameters');
    assert.equal(refusal(documents, 'Forward'), 'InvalidParameters');
    assert.equal(refusal(documents, 'Forward', { portNumber: ['80'], host: ['x'] }), 'InvalidParameters');
  });

  it('has to be a session document that exists', () => {
    assert.equal(refusal({}, 'Nothing'), 'InvalidDocument');
    assert.equal(refusal({ Other: { testType: 'Command' } }, 'Other'), 'InvalidDocument');
  });
});

describe('the limits of a session', () => {
  const limits: readonly (readonly [text: unknown, idleMinutes: number, most: number | undefined])[] = [
    ['1', 1, 1],
    ['20', 20, 20],
    ['60', 60, 60],
    ['61', 20, 61],
    ['0060', 60, 60],
    ['1440', 20, 1440],
    ['1441', 20, undefined],
    ['00001', 20, undefined],
    ['1.5', 20, undefined],
    ['1e1', 20, undefined],
    [' 5', 20, undefined],
    ['５', 20, undefined],
    [5, 20, undefined],
    [null, 20, undefined],
    [['5'], 20, undefined],
  ];
  for (const [text, idleMinutes, most] of limits) {
    it(`written as ${JSON.stringify(text)} are ${idleMinutes} idle minutes and ${most ?? 'no'} in all`, () => {
      const inputs = JSON.parse(
        JSON.stringify({ idleSessionTimeout: text, maxSessionDuration: text }),
      ) as JsonObject;
      const made = plan({ d: session({ inputs }) }, 'd');
      assert.deepEqual([made.idleMs / 60_000, made.maxMinutes], [idleMinutes, most]);
    });
  }

  it('stand where inputs are no map at all', () => {
    for (const inputs of [null, 'x', 7, []]) {
      const made = plan({ d: session({ inputs }) }, 'd');
      assert.deepEqual([made.inputs, made.idleMs, made.maxMinutes], [{}, 20 * 60_000, undefined]);
    }
  });

  it('are those of the document that is named, not of the account', () => {
    const made = plan(
      {
        [defaultDocument]: session({ inputs: { idleSessionTimeout: '5' } }),
        mine: session({ inputs: { idleSessionTimeout: '7' } }),
      },
      'mine',
    );
    assert.equal(made.idleMs, 7 * 60_000);
    assert.equal(made.documentName, 'mine');
  });
});
