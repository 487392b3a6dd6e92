import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Format } from '../../src/core/language/text.ts';
import { LineMap } from '../../src/core/language/text.ts';
import { applyEdits, diagnose } from './documents.ts';

/** One mistake: what is underlined, what is said, and what the first fix makes of the text. */
export interface RuleCase {
  readonly what: string;
  readonly text: string;
  readonly format?: Format;
  /** The underlined texts with their messages, in the order of the text; empty when nothing is to be said. */
  readonly expected: readonly (readonly [underlined: string, message: string])[];
  readonly fixed?: string;
}

/** Tests a rule by cases. Problems with other codes are not looked at. */
export function testRule(code: string, cases: readonly RuleCase[]): void {
  for (const { what, text, format = 'yaml', expected, fixed } of cases) {
    test(`${code}: ${what}`, () => {
      const lines = new LineMap(text);
      const problems = diagnose(text, format).filter((problem) => problem.code === code);
      const found = problems.map(({ range, message }) => [
        text.slice(lines.offset(range.start), lines.offset(range.end)),
        message,
      ]);
      assert.deepEqual(found, expected);
      if (fixed !== undefined) assert.equal(applyEdits(text, problems[0]?.fixes[0]?.edits ?? []), fixed);
    });
  }
}

/** A runbook around the lines of `mainSteps`. */
export function runbook(steps: string, top = ''): string {
  return `schemaVersion: "0.3"\n${top}mainSteps:\n${steps}`;
}

/** A Command document around the lines of `mainSteps`. */
export function command(steps: string, top = ''): string {
  return `schemaVersion: "2.2"\n${top}mainSteps:\n${steps}`;
}

/** A step that is right, to stand beside others. */
export function sleep(name: string, lines = ''): string {
  return `  - name: ${name}\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n${lines}`;
}
