import type { Sample } from '../../support/language/documents.ts';
import { createRandom } from '../../support/random.ts';
import { longRunbook } from '../../support/language/longRunbook.ts';
import type { Row } from '../print.ts';
import type { OpenDocument, Peer } from './peers/peer.ts';

type Peers = readonly [Peer, ...Peer[]];

/** Times in milliseconds by the name of the peer. */
type Times = ReadonlyMap<string, number[]>;

const rounds = 2;
/** Of a long document fewer edits are made: each takes longer, and fewer tell as much. */
const longEdits = 40;
const shortEdits = 200;
const warmUps = 20;

/** How long it takes to diagnose a document, and to diagnose and complete after an edit. */
export async function benchTiming(samples: readonly Sample[], peers: Peers): Promise<readonly Row[]> {
  return [
    ...corpusRows(await diagnoseAll(samples, peers), peers),
    ...editRows('64 KB', 100, await editAll(longRunbook(64 * 1024), peers, longEdits), peers, true),
    ...editRows('5 KB', 10, await editAll(longRunbook(5 * 1024), peers, shortEdits), peers, false),
  ];
}

/** Each document in turn by each peer, in changing order; the last round counts. */
async function diagnoseAll(samples: readonly Sample[], peers: Peers): Promise<Times> {
  const times = timesOf(peers);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { text, format }] of samples.entries()) {
      for (const peer of turned(peers, index)) {
        const document = peer.open(text, format);
        const time = await timed(() => document.diagnose());
        document.close();
        if (round === rounds - 1) times.get(peer.name)?.push(time);
      }
    }
  }
  return times;
}

/** The same edits of one character for each peer, each followed by problems and completions. */
async function editAll(first: string, peers: Peers, edits: number): Promise<Times> {
  const times = timesOf(peers);
  const random = createRandom(1);
  const documents = new Map<Peer, OpenDocument>(peers.map((peer) => [peer, peer.open(first, 'yaml')]));
  let text = first;
  for (let edit = 0; edit < warmUps + edits; edit += 1) {
    const at = text.indexOf('Looks at', random.below(text.length - 2000)) + 3;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    const line = text.slice(0, at).split('\n').length - 1;
    for (const peer of turned(peers, edit)) {
      const document = documents.get(peer);
      const time = await timed(async () => {
        document?.change(text);
        await document?.diagnose();
        await document?.complete({ line: line + 1, character: 4 });
      });
      if (edit >= warmUps) times.get(peer.name)?.push(time);
    }
  }
  for (const document of documents.values()) document.close();
  return times;
}

/** A service that fails takes its time all the same. */
async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action().catch(() => undefined);
  return performance.now() - start;
}

function timesOf(peers: Peers): Times {
  return new Map(peers.map(({ name }) => [name, []]));
}

/** Nobody is always the first, or always after the same one. */
function turned(peers: Peers, by: number): readonly Peer[] {
  return peers.map((_, index) => peers[(index + by) % peers.length]).filter((peer) => peer !== undefined);
}

function corpusRows(times: Times, [ours, rival, ...others]: Peers): readonly Row[] {
  const [own, its] = [times.get(ours.name), times.get(rival?.name ?? '')];
  const rows = [0.5, 0.95].map((part) => {
    const [mine, theirs] = [quantile(own, part), quantile(its, part)];
    return {
      what: `diagnose one document, warm, ${part === 0.5 ? 'median' : 'p95'}`,
      measured: `${mine.toFixed(2)} ms`,
      target: `<= ${theirs.toFixed(2)} ms, ${rival?.name ?? ''}`,
      holds: mine <= theirs,
    };
  });
  return [...rows, ...others.map((peer) => beside(peer, times))];
}

function editRows(
  size: string,
  mostMs: number,
  times: Times,
  [ours, ...peers]: Peers,
  beats: boolean,
): readonly Row[] {
  const mine = quantile(times.get(ours.name), 0.95);
  const fastest = Math.min(...peers.map(({ name }) => quantile(times.get(name), 0.95)));
  return [
    {
      what: `after an edit in ${size} of YAML: diagnose and complete, p95`,
      measured: `${mine.toFixed(1)} ms (median ${quantile(times.get(ours.name), 0.5).toFixed(1)})`,
      target: `<= ${mostMs} ms${beats ? ` and <= ${fastest.toFixed(1)} ms` : ''}`,
      holds: mine <= mostMs && (!beats || mine <= fastest),
    },
    ...peers.map((peer) => beside(peer, times)),
  ];
}

function beside({ name }: Peer, times: Times): Row {
  const [median, p95] = [0.5, 0.95].map((part) => quantile(times.get(name), part).toFixed(1));
  return {
    what: `  ${name}`,
    measured: `median ${median ?? ''} ms, p95 ${p95 ?? ''} ms`,
    target: '',
    holds: true,
  };
}

function quantile(values: readonly number[] = [], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
