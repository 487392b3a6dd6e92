import { loadavg } from 'node:os';
import {
  corpusSamples,
  corpusTemplates,
  fixtureSamples,
  templateFixtures,
  type Sample,
} from '../../support/language/documents.ts';
import { printTable, type Row } from '../print.ts';
import { benchBelieved, benchTemplates } from './believed.ts';
import { benchFuzz } from './fuzz.ts';
import { benchMemory } from './memory.ts';
import { awsPeer } from './peers/aws.ts';
import { ours } from './peers/ours.ts';
import type { Peer } from './peers/peer.ts';
import { yamlPeer } from './peers/yaml.ts';
import { benchPlanted } from './planted.ts';
import { benchTiming } from './timing.ts';

interface Given {
  readonly samples: readonly Sample[];
  /** Those of the corpus; the fixtures where there is none. */
  readonly real: readonly Sample[];
  /** CloudFormation templates, of both. */
  readonly templates: readonly Sample[];
  readonly peers: readonly [Peer, ...Peer[]];
}

const benches: Readonly<Record<string, (given: Given) => Promise<readonly Row[]>>> = {
  // First: what the others leave behind would count.
  memory: ({ real }) => benchMemory(real),
  timing: ({ real, peers }) => benchTiming(real, peers),
  believed: async ({ real, peers, templates }) => [
    ...(await benchBelieved(real, peers)),
    ...(await benchTemplates(templates, peers[0])),
  ],
  planted: ({ samples, peers }) => benchPlanted(samples, peers),
  fuzz: ({ samples, templates }) => benchFuzz([...samples, ...templates]),
};

/**
 * `[--corpus DIR] [name …]`: measures the document language beside the two others, all of it or what is named, and
 * prints measured beside target. 0 when all targets hold.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { corpus, names } = argumentsOf(argv);
  const fixtures = fixtureSamples();
  const real = corpus === undefined ? fixtures : corpusSamples(corpus);
  const samples = corpus === undefined ? fixtures : [...fixtures, ...real];
  const templates = [...templateFixtures(), ...(corpus === undefined ? [] : corpusTemplates(corpus))];
  console.log(
    corpus === undefined
      ? `${samples.length} documents: the fixtures alone. Give a folder of real ones with --corpus, or SSM_CORPUS.`
      : `${samples.length} documents: the fixtures, and those of the corpus.`,
  );
  const load = (): string =>
    loadavg()
      .map((value) => value.toFixed(1))
      .join(' ');
  console.log(`load average of the machine: ${load()}`);
  const peers: readonly [Peer, ...Peer[]] = [ours(), await awsPeer(), yamlPeer()];
  try {
    const rows = await measure(names, { samples, real, templates, peers });
    printTable(rows);
    console.log(`load average of the machine: ${load()}`);
    return rows.every((row) => row.holds) ? 0 : 1;
  } finally {
    for (const peer of peers) peer.dispose();
  }
}

async function measure(names: readonly string[], given: Given): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const name of names.length === 0 ? Object.keys(benches) : names) {
    const bench = benches[name];
    if (bench === undefined)
      throw new Error(`no bench "${name}"; there are ${Object.keys(benches).join(', ')}`);
    const started = performance.now();
    console.log(`measuring: ${name}`);
    rows.push(...(await bench(given)));
    console.log(`  ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  return rows;
}

function argumentsOf(argv: readonly string[]): {
  readonly corpus: string | undefined;
  readonly names: readonly string[];
} {
  const at = argv.indexOf('--corpus');
  const names = argv.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  return { corpus: at < 0 ? process.env['SSM_CORPUS'] : argv[at + 1], names };
}
