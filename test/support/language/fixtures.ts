import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { severities, type Problem, type SeverityName } from '../../../src/core/language/lsp.ts';
import type { Format } from '../../../src/core/language/text.ts';

/** The format of a fixture, by its name. */
export function formatOf(file: string): Format {
  return file.endsWith('.json') ? 'json' : 'yaml';
}

/**
 * What a fixture expects, as `LINE: SEVERITY CODE COLUMN-END`, 1-based: in a comment `#! …` on the line of the
 * mistake, or in a file beside it where a comment would be part of the mistake.
 */
export function expectedOf(path: string, text: string): readonly string[] {
  const beside = `${path}.expected`;
  if (existsSync(beside)) return readFileSync(beside, 'utf8').trim().split('\n');
  return text.split('\n').flatMap((line, index) => {
    const [, expectations] = /#! (.*)$/.exec(line) ?? [];
    return (expectations?.split(', ') ?? []).map((expectation) => `${index + 1}: ${expectation}`);
  });
}

function nameOf(severity: number): SeverityName {
  const names: readonly SeverityName[] = ['error', 'warning', 'information', 'hint'];
  const name = names.find((candidate) => severities[candidate] === severity);
  assert.ok(name);
  return name;
}

/** A problem as fixtures write it. */
export function printed({ range, severity, code }: Problem): string {
  assert.equal(range.start.line, range.end.line, 'a problem is underlined within one line');
  return `${range.start.line + 1}: ${nameOf(severity)} ${code} ${range.start.character + 1}-${range.end.character + 1}`;
}
