import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import { Scope } from '../support/toolchain/scope.ts';
import { activationMs } from '../support/workbench/activation.ts';
import { launchBrowser, type SharedBrowser } from '../support/workbench/browser.ts';
import { eventually } from '../support/workbench/eventually.ts';
import { openWorkbench } from '../support/workbench/index.ts';
import { temporaryFolder } from '../support/workbench/profile.ts';
import { median, type Row } from './print.ts';

const targetMs = 30;
const targetBytes = 250_000;
const bundle = 'dist/extension.js';
const probe = 'test/bench/activationProbe';
/** A first window after a while of rest may take its time before it wakes extensions. */
const wakeTimeoutMs = 90_000;

/** Of one fresh extension host, in milliseconds. */
interface Activation {
  /** Reading, compiling and running the module. */
  readonly loadMs: number;
  /** The call of `activate()`, until it gives the host back; and the processor's share of that. */
  readonly callMs: number;
  readonly callCpuMs: number;
  /** From the call until everything is registered, with what the host did meanwhile. */
  readonly resolvedMs: number;
  /** What "Show Running Extensions" says; other extensions that load at the same moment are counted in. */
  readonly shownMs: number;
}

/** How long loading the module and calling `activate()` hold up fresh extension hosts, and how much is loaded. */
export async function benchActivation(runs: number): Promise<readonly Row[]> {
  const scope = new Scope();
  try {
    const browser = await launchBrowser();
    await scope.defer(() => browser.dispose());
    const found: Activation[] = [];
    for (let run = 0; run < runs; run++) found.push(await oneActivation(browser));
    return [...timeRows(found), sizeRow(statSync(bundle).size)];
  } finally {
    await scope.close();
  }
}

async function oneActivation(browser: SharedBrowser): Promise<Activation> {
  const scope = new Scope();
  try {
    const file = join(await temporaryFolder(scope, 'probe'), 'activation');
    const opened = await openWorkbench({
      browser,
      workspace: await copySampleWorkspace(scope),
      env: { ACTIVATION_PROBE_FILE: file, ACTIVATION_PROBE_MODULE: resolve(bundle) },
      alsoInstalled: [probe],
    });
    await scope.defer(() => opened.dispose());
    const read = (): Promise<string> => readFile(file, 'utf8').catch(() => '');
    const line = await eventually(read, (text) => text.endsWith('\n'), 'the activation probe', wakeTimeoutMs);
    return { ...parse(line), shownMs: await activationMs(opened.workbench, 'SSM Workbench') };
  } finally {
    await scope.close();
  }
}

function parse(line: string): Omit<Activation, 'shownMs'> {
  const noted: unknown = JSON.parse(line);
  if (typeof noted !== 'object' || noted === null) throw new Error('the probe noted nothing');
  const ms = (name: string): number => Number(Reflect.get(noted, name));
  return {
    loadMs: ms('loadMs'),
    callMs: ms('callMs'),
    callCpuMs: ms('callCpuMs'),
    resolvedMs: ms('resolvedMs'),
  };
}

function timeRows(found: readonly Activation[]): readonly Row[] {
  const total = found.map(({ loadMs, callMs }) => loadMs + callMs);
  return [
    {
      what: `activate(), module load included, ${found.length} fresh hosts`,
      measured: times(total),
      target: `<= ${targetMs} ms`,
      holds: median(total) <= targetMs,
    },
    told(
      '  of it: module load',
      found.map((each) => each.loadMs),
    ),
    told(
      '  of it: the call, processor time',
      found.map((each) => each.callCpuMs),
    ),
    told(
      '  from the call until all rooms are open, other work between',
      found.map((each) => each.resolvedMs),
    ),
    told(
      '  what Running Extensions shows, others that load meanwhile included',
      found.map((each) => each.shownMs),
    ),
  ];
}

function told(what: string, values: readonly number[]): Row {
  return { what, measured: times(values), target: '-', holds: true };
}

function times(values: readonly number[]): string {
  const list = values.map((value) => value.toFixed(0)).join(', ');
  return `median ${median(values).toFixed(0)} ms (${list})`;
}

function sizeRow(bytes: number): Row {
  return {
    what: bundle,
    measured: `${Math.round(bytes / 1000)} KB`,
    target: `<= ${targetBytes / 1000} KB`,
    holds: bytes <= targetBytes,
  };
}
