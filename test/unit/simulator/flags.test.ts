import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFlags, usage, type Flags } from '../../../src/simulator/flags.ts';

function parsed(...argv: string[]): Flags {
  const flags = parseFlags(argv);
  assert.ok(flags !== 'help' && !('problem' in flags), JSON.stringify(flags));
  return flags;
}

function problem(...argv: string[]): string {
  const flags = parseFlags(argv);
  assert.ok(flags !== 'help' && 'problem' in flags, `${argv.join(' ')} was taken`);
  return flags.problem;
}

describe('the flags of the simulator', () => {
  it('are all optional', () => {
    const flags = parsed();
    assert.deepEqual(flags.options, { faults: { rules: [], channel: {} }, ports: [], hosts: [] });
    assert.equal(flags.json, false);
    assert.equal(flags.untilStdinCloses, false);
  });

  it('say where it listens, what it holds and what goes wrong', () => {
    const flags = parsed(
      ...[
        '--port',
        '4566',
        '--nodes=10000',
        '--parameters',
        '50000',
        '--seed',
        '7',
        '--region',
        'us-gov-west-1',
      ],
      ...[
        '--node-port',
        'web-prod-1:80=8081',
        '--remote-host=wiki.internal=3000',
        '--fault',
        'throttle:ListNodes',
        '--fault',
        'lostMessages=0.5',
        '--rate',
        '40',
        '--json',
        '--until-stdin-closes',
      ],
    );
    assert.deepEqual(flags, {
      options: {
        port: 4566,
        nodes: 10_000,
        parameters: 50_000,
        seed: 7,
        region: 'us-gov-west-1',
        rateLimit: { perSecond: 40, burst: 40 },
        faults: { rules: [{ kind: 'throttle', operation: 'ListNodes' }], channel: { lostMessages: 0.5 } },
        ports: [{ name: 'web-prod-1', port: 80, local: 8_081 }],
        hosts: [{ name: 'wiki.internal', port: undefined, local: 3_000 }],
      },
      json: true,
      untilStdinCloses: true,
    });
  });

  it('ask for help, whatever else they say', () => {
    assert.equal(parseFlags(['--help']), 'help');
    assert.equal(parseFlags(['-h', '--json']), 'help');
  });

  it('are refused with a sentence that names what is wrong', () => {
    assert.match(problem('--port', 'http'), /--port is a whole number from 0 to 65535, not "http"/);
    assert.match(problem('--port', '65536'), /65535/);
    assert.match(problem('--nodes', '-1'), /nodes/);
    assert.match(problem('--nodes', '1e3'), /--nodes/);
    assert.match(problem('--parameters', ''), /--parameters/);
    assert.match(problem('--rate', '0'), /--rate/);
    assert.match(problem('--region', 'here'), /--region is a Region/);
    assert.match(problem('--fault', 'explode'), /explode/);
    assert.match(problem('--colour', 'red'), /colour/);
    assert.match(problem('start'), /start/);
    assert.match(problem('--port'), /port/);
  });

  it('are all told by the help', () => {
    for (const flag of [
      'port',
      'nodes',
      'parameters',
      'seed',
      'region',
      'fault',
      'rate',
      'json',
      'until-stdin-closes',
    ]) {
      assert.ok(usage.includes(`--${flag}`), flag);
    }
  });
});

describe('numbers among the flags', () => {
  const bounds: readonly (readonly [name: string, least: number, most: number])[] = [
    ['port', 0, 65_535],
    ['nodes', 0, 100_000],
    ['parameters', 0, 100_000],
    ['seed', 0, 2 ** 31],
    ['rate', 1, 100_000],
  ];
  for (const [name, least, most] of bounds) {
    it(`--${name} goes from ${least} to ${most}`, () => {
      parsed(`--${name}`, String(least));
      parsed(`--${name}=${most}`);
      assert.match(problem(`--${name}=${most + 1}`), new RegExp(`from ${least} to ${most}`));
      assert.match(problem(`--${name}=${least - 1}`), new RegExp(`from ${least} to ${most}`));
    });

    for (const text of ['', ' 1', '1 ', '+1', '1.0', '0x1', '1_000', '١', 'NaN']) {
      it(`--${name} is not ${JSON.stringify(text)}`, () =>
        assert.match(problem(`--${name}=${text}`), /whole number/));
    }
  }

  it('that come twice have their last value', () => {
    assert.equal(parsed('--port', '1', '--port', '2').options.port, 2);
  });

  for (const region of [
    'EU-CENTRAL-1',
    'eu-central',
    'eu_central_1',
    'eu-central-1\n',
    'eu-central-1;rm',
    '',
    'e-central-1',
  ]) {
    it(`a Region is not ${JSON.stringify(region)}`, () =>
      assert.match(problem(`--region=${region}`), /is a Region/));
  }
});
