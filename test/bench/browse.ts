import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { simulatedAccounts } from '../e2e/support/accounts.ts';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import { Scope } from '../support/toolchain/scope.ts';
import { eventually } from '../support/workbench/eventually.ts';
import { openWorkbench, type Workbench } from '../support/workbench/index.ts';
import { temporaryFolder } from '../support/workbench/profile.ts';
import { callsText, median, type Row } from './print.ts';

const nodes = 10_000;
const parameters = 50_000;
const rounds = 3;
const firstRowsMs = 1000;
const callBudget = 15;
const memoryMb = 150;
const settleMs = 4000;
const loadTimeoutMs = 240_000;
const probe = 'test/bench/memoryProbe';

/** First rows, calls and memory of a fleet of 10,000 nodes and 50,000 parameters, in the real workbench. */
export async function benchBrowsing(): Promise<readonly Row[]> {
  const scope = new Scope();
  try {
    return await measure(scope);
  } finally {
    await scope.close();
  }
}

async function measure(scope: Scope): Promise<readonly Row[]> {
  const { accounts, env } = await simulatedAccounts(scope, [
    { profile: 'big', nodes, parameters },
    { profile: 'empty', nodes: 0, parameters: 0 },
  ]);
  const big = accounts[0]?.simulator;
  if (big === undefined) throw new Error('no account');
  const memoryFile = join(await temporaryFolder(scope, 'probe'), 'memory');
  const workspace = await copySampleWorkspace(scope);
  const opened = await openWorkbench({
    workspace,
    env: { ...env, MEMORY_PROBE_FILE: memoryFile },
    alsoInstalled: [probe],
  });
  await scope.defer(() => opened.dispose());
  const { workbench } = opened;
  await workbench.openView('SSM Workbench');
  await workbench.sideBar.section('Nodes').getByText('No AWS profile').waitFor();
  await workbench.clickPaletteCommand('Memory Probe: Write');
  const times: { readonly nodes: number; readonly parameters: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round > 0) await switchTo(workbench, 'empty');
    big.calls.reset();
    times.push(await firstRows(workbench));
    if (round < rounds - 1) await pause(settleMs);
  }
  await loaded(workbench, big);
  await workbench.clickPaletteCommand('Memory Probe: Write');
  return rows(times, big, await memory(memoryFile));
}

async function switchTo(workbench: Workbench, profile: string): Promise<void> {
  await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
  await workbench.quick.pick(new RegExp(profile));
  await workbench.statusBarItem(new RegExp(profile)).waitFor();
  await pause(settleMs);
}

/** Milliseconds from the click on the profile to the first rows of each view in the DOM. */
async function firstRows(workbench: Workbench): Promise<{ nodes: number; parameters: number }> {
  await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
  await workbench.quick.row(/big/).first().waitFor();
  await observe(workbench.page);
  await workbench.quick.pick(/big/);
  await workbench.page.waitForFunction('window.firstRows.nodes > 0 && window.firstRows.parameters > 0');
  const measured: unknown = await workbench.page.evaluate('window.firstRows');
  if (typeof measured !== 'object' || measured === null) throw new Error('nothing was measured');
  return {
    nodes: Number(Reflect.get(measured, 'nodes')),
    parameters: Number(Reflect.get(measured, 'parameters')),
  };
}

/** Notes, inside the page, when rows of the big account appear, counted from the next press of the mouse. */
async function observe(page: Page): Promise<void> {
  await page.evaluate(`
    window.firstRows = { start: 0, nodes: 0, parameters: 0 };
    const noted = window.firstRows;
    const has = (title, pattern) => [...document.querySelectorAll('.part.sidebar .pane')].some((pane) =>
      pane.querySelector('.pane-header')?.textContent.includes(title) &&
      [...pane.querySelectorAll('[role="treeitem"]')].some((row) => pattern.test(row.textContent)));
    document.addEventListener('mousedown', () => { noted.start = performance.now(); }, { once: true, capture: true });
    new MutationObserver((_, observer) => {
      if (noted.start === 0) return;
      const since = performance.now() - noted.start;
      if (noted.nodes === 0 && has('Nodes', /-(prod|dev|staging)-/)) noted.nodes = since;
      if (noted.parameters === 0 && has('Parameters', /\\d/)) noted.parameters = since;
      if (noted.nodes > 0 && noted.parameters > 0) observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  `);
}

/** Waits until the last pages have come: no further call for a while. */
async function loaded(workbench: Workbench, simulator: Simulator): Promise<void> {
  const deadline = Date.now() + loadTimeoutMs;
  let last = -1;
  for (let now = total(simulator); now !== last; now = total(simulator)) {
    if (Date.now() > deadline) throw new Error('the lists did not come to an end');
    last = now;
    await pause(settleMs);
  }
  await workbench.page.waitForTimeout(settleMs);
}

function total(simulator: Simulator): number {
  const services = Object.values(simulator.calls.read());
  return services.flatMap((operations) => Object.values(operations)).reduce((sum, count) => sum + count, 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function memory(file: string): Promise<number> {
  const read = async (): Promise<readonly string[]> => (await readFile(file, 'utf8')).trim().split('\n');
  const lines = await eventually(read, (found) => found.length >= 2, 'the memory probe');
  const [before = Number.NaN, after = Number.NaN] = lines.map(Number);
  return (after - before) / 1e6;
}

function rows(
  times: readonly { readonly nodes: number; readonly parameters: number }[],
  simulator: Simulator,
  grown: number,
): readonly Row[] {
  const calls = simulator.calls.read();
  const ssm = Object.entries(calls['ssm'] ?? {}).filter(([operation]) =>
    operation.startsWith('DescribeInstance'),
  );
  const ec2 = Object.entries(calls['ec2'] ?? {});
  return [
    firstRowsRow(
      `first rows of ${nodes.toLocaleString('en')} nodes`,
      times.map((time) => time.nodes),
    ),
    firstRowsRow(
      `first rows of ${parameters.toLocaleString('en')} parameters`,
      times.map((time) => time.parameters),
    ),
    callsRow('SSM calls for the whole fleet', Object.fromEntries(ssm)),
    callsRow('EC2 calls for the whole fleet', Object.fromEntries(ec2)),
    {
      what: 'memory with both loaded (heapUsed + external, collected)',
      measured: `+${grown.toFixed(0)} MB`,
      target: `<= +${memoryMb} MB`,
      holds: grown <= memoryMb,
    },
  ];
}

function firstRowsRow(what: string, values: readonly number[]): Row {
  const middle = median(values);
  const list = values.map((value) => value.toFixed(0)).join(', ');
  return {
    what: `${what}, the first with the SDK's load`,
    measured: `median ${middle.toFixed(0)} ms (${list})`,
    target: `<= ${firstRowsMs} ms`,
    holds: middle <= firstRowsMs,
  };
}

function callsRow(what: string, calls: Readonly<Record<string, number>>): Row {
  const sum = Object.values(calls).reduce((count, next) => count + next, 0);
  return {
    what,
    measured: `${sum} (${callsText(calls)})`,
    target: `<= ${callBudget}`,
    holds: sum <= callBudget,
  };
}
