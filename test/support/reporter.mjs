import { relative } from 'node:path';
import { inspect } from 'node:util';

/** Node's own closing counts; every other diagnostic says something (an error after a test ended, for one). */
const SUMMARY = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /;

/**
 * A node:test reporter for people who wait: silent about what passes, immediate and complete about what fails,
 * and one closing line `N passed, N failed` that scripts can read.
 */
export default async function* concise(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const started = Date.now();
  const path = [];
  for await (const event of source) {
    if (event.type === 'test:start') path[event.data.nesting] = event.data.name;
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message;
    if (event.type === 'test:diagnostic' && !SUMMARY.test(event.data.message))
      yield `  # ${event.data.message}\n`;
    if (event.type === 'test:pass' || event.type === 'test:fail') yield count(event, counts, path);
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  yield `# ${seconds} s\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`;
}

function count({ type, data }, counts, path) {
  const failed = type === 'test:fail' && data.todo === undefined;
  const isSuite = data.details.type === 'suite';
  if (data.skip !== undefined) counts.skipped += isSuite ? 0 : 1;
  else if (!failed) counts.passed += isSuite ? 0 : 1;
  if (!failed) return '';
  const error = data.details.error;
  // A suite or a parent test fails because something inside it failed: that was reported already.
  if (error?.failureType === 'subtestsFailed') {
    if (!isSuite) counts.failed += 1;
    return '';
  }
  counts.failed += 1;
  const name = [...path.slice(0, data.nesting), data.name].join(' > ');
  return `\n✖ ${name}${place(data)}\n${indent(describe(error))}\n`;
}

function place(data) {
  if (data.file === undefined) return '';
  return ` (${relative(process.cwd(), data.file)}${data.line === undefined ? '' : `:${data.line}`})`;
}

function describe(error) {
  const cause = error?.cause ?? error;
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause : inspect(cause);
  const frames = String(cause.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node:internal') && !line.includes('(node:'));
  const details = 'expected' in cause && 'actual' in cause ? comparison(cause) : '';
  return `${cause.name}: ${cause.message}\n${details}${frames.slice(0, 8).join('\n')}`;
}

/** assert prints its own difference for objects; short values are easier to read side by side. */
function comparison(error) {
  if (String(error.message).includes('\n')) return '';
  const show = (value) => inspect(value, { depth: 6, breakLength: 100 });
  return `expected: ${show(error.expected)}\nactual:   ${show(error.actual)}\n`;
}

function indent(text) {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
