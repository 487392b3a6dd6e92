import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { silentLog } from '../../../src/core/base/log.ts';
import { seededRandom } from '../../../src/simulator/base/random.ts';
import { parseShapes } from '../../../src/simulator/shapes/shape.ts';
import shapes from '../../../src/simulator/shapes/ssm.json';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { hostileInput } from '../../support/simulator/inputs.ts';
import { signedRequest } from '../../support/simulator/signing.ts';

const table = parseShapes(shapes);
const rounds = 16;

describe('the simulator among hostile clients', () => {
  const failures: string[] = [];
  let simulator: Simulator;
  before(async () => {
    const log = { ...silentLog, error: (message: string) => failures.push(message) };
    simulator = await createSimulator({ canRun: false, log });
  });
  after(() => simulator.dispose());

  async function send(
    body: string,
    headers: Readonly<Record<string, string>>,
    service = 'ssm',
  ): Promise<Response> {
    const { host } = new URL(simulator.endpoint);
    const { credentials } = simulator;
    const signed = signedRequest(body, { credentials, now: Date.now(), host, headers, service });
    return fetch(simulator.endpoint, { method: 'POST', headers: Object.fromEntries(signed.headers), body });
  }

  const json = (operation: string): Readonly<Record<string, string>> => ({
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AmazonSSM.${operation}`,
  });

  it('answers every operation with 200 or 400, and with an error that has a name', async () => {
    const random = seededRandom(20_261_121);
    const statuses = new Map<number, number>();
    for (const operation of table.operations.keys()) {
      for (let round = 0; round < rounds; round += 1) {
        const input = JSON.stringify(hostileInput(table, operation, random));
        const response = await send(input, json(operation));
        const body: unknown = JSON.parse(await response.text());
        const { status } = response;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        assert.ok(
          status === 200 || status === 400,
          `${status} for ${operation} ${input}\n${failures.join('\n')}`,
        );
        if (status === 400)
          assert.match(String(Reflect.get(Object(body), '__type')), /^[A-Z]\w+$/, operation);
        if (operation === 'SendCommand' || status === 200) continue;
        // Operations that are not played are asked once.
        if (Reflect.get(Object(body), '__type') === 'UnknownOperationException') break;
      }
    }
    assert.deepEqual(failures, []);
    assert.ok((statuses.get(200) ?? 0) > 40, 'some inputs are good');
    assert.ok((statuses.get(400) ?? 0) > 100, 'most are not');
  });

  it('answers bodies that are no input', async () => {
    for (const body of [
      'null',
      '[]',
      '7',
      '"x"',
      '{"a":',
      '\u0000',
      '['.repeat(10_000),
      '{"Name":"\\ud800"}',
    ]) {
      assert.equal((await send(body, json('GetParameter'))).status, 400, body.slice(0, 20));
    }
  });

  it('answers inputs that are nested without end, also where nobody looks', async () => {
    const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    for (const body of [`{"Filters":${nested}}`, `{"Colour":${nested}}`]) {
      assert.equal((await send(body, json('ListNodes'))).status, 400);
    }
    assert.deepEqual(failures, []);
  });

  it('answers forms that are no query', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const service of ['ec2', 'sts']) {
      for (const body of [
        '',
        'Action',
        'Action=%%%',
        'Action=__proto__',
        '&&&=',
        `Action=DescribeInstances&${'a=b&'.repeat(500)}MaxResults=x`,
      ]) {
        const { status } = await send(body, form, service);
        assert.equal(status, 400, `${service} ${body.slice(0, 40)}`);
      }
    }
    assert.deepEqual(failures, []);
  });

  it('serves the next one as before', async () => {
    const response = await send('{}', json('DescribeInstanceInformation'));
    assert.equal(response.status, 200);
  });
});
