import { parseArgs } from 'node:util';
import { messageOf } from '../core/base/errors.ts';
import { parseFaultFlags } from './faults/parse.ts';
import { parseRoute } from './network/routes.ts';
import type { SimulatorOptions } from './options.ts';

/** What the command line asks for. */
export interface Flags {
  readonly options: SimulatorOptions;
  /** One JSON line for a program instead of sentences for a person. */
  readonly json: boolean;
  /** Ends when standard input closes: when the program that started it is gone. */
  readonly untilStdinCloses: boolean;
}

export const usage = `Usage: ssm-workbench simulator [options]

Serves a simulated AWS Systems Manager on 127.0.0.1 until it is interrupted. Commands and sessions sent to its
Linux nodes run on this computer, as you.

  --port N               listen on this port (default: any free one)
  --nodes N              how many nodes in all (default: the demo fleet)
  --parameters N         how many parameters in all (default: the demo's own)
  --seed N               another fleet; the same number gives the same one
  --region NAME          the Region it plays (default: eu-central-1)
  --fault FAULT          something that goes wrong, KIND[:OPERATION][,count=N][,probability=P][,ms=N][,status=N];
                         KIND: expiredToken accessDenied throttle latency serverError html emptyPages drop;
                         for session channels lostMessages=P, doubledMessages=P, reorderedMessages=P, delayMs=N,
                         unrepeatedAcknowledgements=true, closeSocketsEvery=MS, dropSocketsEvery=MS;
                         may be repeated
  --node-port NAME:PORT=LOCAL
                         that port of that node is the port LOCAL of this computer (default: the same number, and
                         80 and 8080 of web servers a page of the simulator's own); may be repeated
  --remote-host NAME[:PORT]=LOCAL
                         a host that nodes reach; its ports, or that port, are LOCAL; may be repeated
  --rate N               at most N calls a second for each operation
  --json                 print one JSON line {"endpoint","region","accessKeyId","secretAccessKey"}
  --until-stdin-closes   end when standard input closes
  --help                 print this
`;

/** The flags; or `help`; or the sentence that says what is wrong with them. */
export function parseFlags(argv: readonly string[]): Flags | 'help' | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: flagTypes,
      strict: true,
      allowPositionals: false,
    });
    if (values.help === true) return 'help';
    const rate = wholeNumber('rate', values.rate, 1, 100_000);
    const port = wholeNumber('port', values.port, 0, 65_535);
    const nodes = wholeNumber('nodes', values.nodes, 0, 100_000);
    const parameters = wholeNumber('parameters', values.parameters, 0, 100_000);
    const seed = wholeNumber('seed', values.seed, 0, 2 ** 31);
    const region = regionName(values.region);
    return {
      options: {
        ...(port === undefined ? {} : { port }),
        ...(nodes === undefined ? {} : { nodes }),
        ...(parameters === undefined ? {} : { parameters }),
        ...(seed === undefined ? {} : { seed }),
        ...(region === undefined ? {} : { region }),
        ...(rate === undefined ? {} : { rateLimit: { perSecond: rate, burst: rate } }),
        faults: parseFaultFlags(values.fault ?? []),
        ports: (values['node-port'] ?? []).map((text) => parseRoute('node-port', text)),
        hosts: (values['remote-host'] ?? []).map((text) => parseRoute('remote-host', text)),
      },
      json: values.json === true,
      untilStdinCloses: values['until-stdin-closes'] === true,
    };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

const flagTypes = {
  port: { type: 'string' },
  nodes: { type: 'string' },
  parameters: { type: 'string' },
  seed: { type: 'string' },
  region: { type: 'string' },
  fault: { type: 'string', multiple: true },
  'node-port': { type: 'string', multiple: true },
  'remote-host': { type: 'string', multiple: true },
  rate: { type: 'string' },
  json: { type: 'boolean' },
  'until-stdin-closes': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function wholeNumber(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Error(`--${name} is a whole number from ${least} to ${most}, not "${text}".`);
}

function regionName(text: string | undefined): string | undefined {
  if (text === undefined || /^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) return text;
  throw new Error(`--region is a Region such as eu-central-1, not "${text}".`);
}
