import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Page } from 'playwright-core';
import { Scope } from '../support/toolchain/scope.ts';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import { launchBrowser, type SharedBrowser } from '../support/workbench/browser.ts';
import { repository } from '../support/workbench/extension.ts';
import { launchCodeServer, type CodeServer } from '../support/workbench/server.ts';
import { testSettings } from '../support/workbench/settings.ts';
import { bundleHostTests, testIndex } from './support/bundle.ts';
import { reportMark } from './support/mark.ts';
import { sleepingExtension } from './support/sleepingExtension.ts';

const TIME_LIMIT_MS = 10 * 60_000;

/**
 * Runs the host tests (those whose path contains the argument) in the extension host of a served VS Code, with the
 * extension as it was built last.
 */
export async function main([filter = '']: readonly string[]): Promise<number> {
  if ((await bundleHostTests(filter)) === 0) {
    console.log(`no host test contains "${filter}"\n0 passed, 0 failed`);
    return filter === '' ? 0 : 1;
  }
  const scope = new Scope();
  try {
    return await runInServer(scope);
  } finally {
    await scope.close();
  }
}

async function runInServer(scope: Scope): Promise<number> {
  const [server, browser] = await Promise.all([testServer(scope), testBrowser(scope)]);
  const page = await browser.newPage();
  const run = await exposeResult(page);
  await page.goto(server.url);
  return await run.ended;
}

async function testServer(scope: Scope): Promise<CodeServer> {
  const server = await launchCodeServer({
    workspace: await copySampleWorkspace(scope),
    extension: { kind: 'development', dir: await sleepingExtension(scope), tests: testIndex },
    settings: testSettings,
  });
  await scope.defer(() => server.dispose());
  return server;
}

async function testBrowser(scope: Scope): Promise<SharedBrowser> {
  const browser = await launchBrowser();
  await scope.defer(() => browser.dispose());
  return browser;
}

/** The workbench calls two functions of its page: one for each line of its console, one with the exit code. */
async function exposeResult(page: Page): Promise<{ readonly ended: Promise<number> }> {
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('the host tests did not end in time')), TIME_LIMIT_MS);
    end = (code) => {
      clearTimeout(limit);
      resolve(code);
    };
  });
  const chatter = createWriteStream(join(repository, 'out/host/console.log'));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown) => print(args, chatter));
  await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
  return { ended };
}

/** Shows the report; what the workbench says otherwise goes into a file, for the day it is needed. */
function print(args: unknown, chatter: Writable): void {
  const text = (Array.isArray(args) ? args : [args]).map(String).join(' ');
  if (text.startsWith(reportMark)) console.log(text.slice(reportMark.length));
  else chatter.write(`${text}\n`);
}
