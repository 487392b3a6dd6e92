import type { Row } from '../../print.ts';
import type { Carrier, RawStream } from '../carriers/carrier.ts';
import { feed, inTime, transferOf, withEach, type Transfer } from '../measure.ts';
import { Check, digestBytes, encodeWork, Payload } from '../work.ts';
import { rateRow } from './rate.ts';

const outputBytes = 50_000_000;
const inputBytes = 20_000_000;
/** Of one message: what AWS is known to carry (session protocol §11, §12). */
const largestPayload = 1024;
/** Messages that an agent keeps behind a gap (§8). */
const agentBuffer = 100_000;

interface RawTransfer extends Transfer {
  readonly stream: Pick<RawStream, 'largestPayload' | 'mostInFlight'>;
  /** Of this process, for each second of the transfer. */
  readonly cpu: number;
}

/** A raw stream each way: output to a reader that only counts, input until its SHA-256 comes back. */
export async function benchStream(carriers: readonly Carrier[], workPort: number): Promise<readonly Row[]> {
  const output = await withEach(carriers, (carrier) => outputOf(carrier, workPort));
  const input = await withEach(carriers, (carrier) => inputOf(carrier, workPort));
  return [
    rateRow(
      {
        what: 'output of 50 MB in messages of 1 KiB',
        floor: 12,
        timesPlugin: 1,
        note: `; payloads of at most ${output[0].stream.largestPayload} B, ${cpuText(output[0])}`,
      },
      carriers,
      output,
    ),
    payloadRow(output[0]),
    rateRow(
      {
        what: 'input of 20 MB to the agent',
        floor: 3.75,
        timesPlugin: 5,
        note: `; ${cpuText(input[0])}`,
      },
      carriers,
      input,
    ),
    inFlightRow(input[0]),
  ];
}

async function outputOf(carrier: Carrier, port: number): Promise<RawTransfer> {
  const check = new Check(outputBytes);
  return await raw(
    carrier,
    port,
    (bytes) => check.push(bytes),
    async (stream, complete) => {
      stream.input.write(encodeWork({ kind: 'download', bytes: outputBytes, bytesPerSecond: 0 }));
      await complete(() => check.isComplete);
      return { bytes: outputBytes, isIntact: check.isIntact };
    },
  );
}

async function inputOf(carrier: Carrier, port: number): Promise<RawTransfer> {
  const answer: Buffer[] = [];
  const answered = (): Buffer => Buffer.concat(answer);
  const payload = new Payload(inputBytes);
  return await raw(
    carrier,
    port,
    (bytes) => void answer.push(Buffer.from(bytes)),
    async (stream, complete) => {
      stream.input.write(encodeWork({ kind: 'upload', bytes: inputBytes, bytesPerSecond: 0 }));
      await feed(stream.input, payload, inputBytes);
      await complete(() => answered().length >= digestBytes);
      return { bytes: inputBytes, isIntact: answered().equals(payload.digest()) };
    },
  );
}

type Transferring = (
  stream: RawStream,
  complete: (isDone: () => boolean) => Promise<void>,
) => Promise<{ readonly bytes: number; readonly isIntact: boolean }>;

async function raw(
  carrier: Carrier,
  port: number,
  consume: (bytes: Uint8Array) => void,
  work: Transferring,
): Promise<RawTransfer> {
  let wake: () => void = () => undefined;
  const stream = await carrier.openRaw(port, (bytes) => {
    consume(bytes);
    wake();
  });
  const complete = (isDone: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      wake = () => {
        if (isDone()) resolve();
      };
      wake();
    });
  try {
    const began = performance.now();
    const cpu = process.cpuUsage();
    const { bytes, isIntact } = await inTime(carrier.name, work(stream, complete));
    const used = process.cpuUsage(cpu);
    const transfer = transferOf(bytes, began, isIntact);
    const { largestPayload: largest, mostInFlight } = stream;
    return {
      ...transfer,
      cpu: (used.user + used.system) / 1e6 / transfer.seconds,
      stream: { largestPayload: largest, mostInFlight },
    };
  } finally {
    await stream.close();
  }
}

function cpuText({ cpu }: RawTransfer): string {
  return `${Math.round(cpu * 100)} % of a core`;
}

function payloadRow({ stream }: RawTransfer): Row {
  const largest = stream.largestPayload ?? 0;
  return {
    what: '  largest payload of its messages',
    measured: `${largest} B`,
    target: `<= ${largestPayload} B`,
    holds: largest > 0 && largest <= largestPayload,
  };
}

function inFlightRow({ stream }: RawTransfer): Row {
  const most = stream.mostInFlight ?? 0;
  return {
    what: '  most input messages in flight',
    measured: String(most),
    target: `<= ${agentBuffer.toLocaleString('en')}, what the agent's buffer holds`,
    holds: most > 0 && most <= agentBuffer,
  };
}
