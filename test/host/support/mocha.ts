import Mocha from 'mocha';
import { reportMark } from './mark.ts';

type LoadTests = () => Promise<unknown>;

/** Longer than `until` waits, which can say what for. */
const TEST_TIMEOUT_MS = 60_000;

/**
 * Runs test modules with mocha inside the extension host, and rejects when one fails: that is how VS Code's test
 * entry says "failed". The modules are loaded here and not imported, since `describe` exists only from now on.
 */
export async function runTests(modules: readonly LoadTests[]): Promise<void> {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ui: 'bdd', reporter: LineReporter, timeout: TEST_TIMEOUT_MS, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of modules) await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} host tests failed`);
}

/** One console line an event: the console is all that comes out of an extension host, and it comes line by line. */
class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    let passed = 0;
    let failed = 0;
    runner.on('suite', (suite) => say(suite.title === '' ? '' : `${indent(suite)}${suite.title}`));
    runner.on('pass', (test) => {
      passed += 1;
      const duration = test.duration ?? 0;
      say(`${indent(test.parent)}  ✓ ${test.title}${duration > 200 ? ` (${duration} ms)` : ''}`);
    });
    runner.on('pending', (test) => say(`${indent(test.parent)}  - ${test.title}`));
    runner.on('fail', (test, error: Error) => {
      failed += 1;
      say(`${indent(test.parent)}  ✖ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on('end', () => say(`${passed} passed, ${failed} failed`));
  }
}

function indent(suite: Mocha.Suite | undefined): string {
  let depth = 0;
  for (let at = suite?.parent; at?.parent !== undefined; at = at.parent) depth += 1;
  return '  '.repeat(depth);
}

function say(text: string): void {
  for (const line of text.split('\n')) if (line !== '') console.log(`${reportMark}${line}`);
}
