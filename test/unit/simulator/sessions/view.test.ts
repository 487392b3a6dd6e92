import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { Session } from '../../../../src/simulator/sessions/session.ts';
import type { SessionPlan } from '../../../../src/simulator/sessions/preferences.ts';
import { sessionView } from '../../../../src/simulator/sessions/view.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { objectAt } from '../support/api.ts';
import { testLuck } from '../support/luck.ts';
import { testNetwork } from '../support/network.ts';
import { testNode } from '../support/nodes.ts';
import { fakePrograms } from '../support/programs.ts';
import { testKms, testPlan } from '../support/sessions.ts';
import { fakeTerminals } from '../support/terminal.ts';

function view(plan: Partial<SessionPlan>): JsonObject {
  const clock = new ManualClock();
  const head = {
    ...{ id: 'ops-1', serial: 1, node: testNode(), plan: testPlan(plan), owner: 'me', reason: '' },
    startedAt: clock.now(),
  };
  const session = new Session(head, {
    ...{ clock, terminals: fakeTerminals(), programs: fakePrograms(), network: testNetwork() },
    ...{ keys: testKms(), luck: testLuck() },
  });
  const shown = sessionView(session, 'eu-central-1');
  session.dispose();
  return shown;
}

const urls = (plan: Partial<SessionPlan>): JsonObject => objectAt(view(plan), 'OutputUrl');

describe('where a session is logged', () => {
  it('is nowhere unless the preferences say so', () => {
    for (const inputs of [{}, { s3BucketName: ' ', cloudWatchLogGroupName: '' }, { s3BucketName: 5 }]) {
      assert.deepEqual(urls({ inputs }), { S3OutputUrl: '', CloudWatchOutputUrl: '' });
    }
  });

  it('is a log of its own in the bucket, below the prefix', () => {
    const of = (inputs: JsonObject): unknown => urls({ inputs })['S3OutputUrl'];
    const head = 'https://s3.eu-central-1.amazonaws.com/logs';
    assert.equal(of({ s3BucketName: 'logs' }), `${head}/ops-1.log`);
    assert.equal(of({ s3BucketName: 'logs', s3KeyPrefix: '/a b/c/' }), `${head}/a%20b/c/ops-1.log`);
  });

  it('is a stream of its own in the log group', () => {
    assert.equal(
      urls({ inputs: { cloudWatchLogGroupName: '/ssm/sessions' } })['CloudWatchOutputUrl'],
      'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logEventViewer:group=%2Fssm%2Fsessions;stream=ops-1',
    );
  });

  it('is nowhere for ports, whatever the preferences say', () => {
    const inputs = { s3BucketName: 'logs', cloudWatchLogGroupName: 'g' };
    assert.deepEqual(urls({ inputs, sessionType: 'Port' }), { S3OutputUrl: '', CloudWatchOutputUrl: '' });
  });
});

describe('a session as it is listed', () => {
  it('has the limit of the preferences as a text, and no empty reason', () => {
    const shown = view({ maxMinutes: 90 });
    assert.equal(shown['MaxSessionDuration'], '90');
    assert.equal('Reason' in shown, false);
    assert.equal('EndDate' in shown, false);
  });
});
