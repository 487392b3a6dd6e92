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
    assert.deepEqual(flags.options, { faults: { rules: [], channel: {} } });
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
