import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  completionKinds,
  type CompletionItem,
  type Problem,
} from '../../../../../../src/core/language/lsp.ts';
import { LineMap } from '../../../../../../src/core/language/text.ts';
import { applied } from '../../../../../support/completing.ts';
import { diagnose, documentOf, service } from '../../../../../support/documents.ts';
import { fixtureSamples, type Sample } from '../../../../../support/language/documents.ts';
import { probes, type Probe } from '../../../../../support/language/probes.ts';
import { createRandom } from '../../../../../support/random.ts';

/** Of all places so many are tried; `COMPLETION_PROBES=all` tries each, which takes minutes. */
const tried = process.env['COMPLETION_PROBES'] === 'all' ? Infinity : 500;
/** Of items that differ in their name only so many are accepted. */
const alike = 4;

test('whatever is accepted at any place of any good document leaves it good', async () => {
  const all = fixtureSamples()
    .filter(({ isBelievedValid, text }) => isBelievedValid && !text.startsWith('BEGIN:VCALENDAR'))
    .flatMap((sample) => [...probes(sample.text, sample.format)].map((probe) => ({ sample, probe })));
  const random = createRandom(3);
  const chosen = all.filter(() => random.next() < tried / all.length);
  const seen = new Set<string>();
  for (const { sample, probe } of chosen) {
    const known = new Set(diagnose(sample.text, sample.format).map(({ message }) => message));
    for (const item of await sampled(sample, probe)) {
      const text = applied(probe.text, item);
      if (seen.has(text)) continue;
      seen.add(text);
      const problems = diagnose(text, sample.format).filter(({ message }) => !known.has(message));
      const mistakes = problems.filter((problem) => isMistake(problem, item, probe));
      assert.deepEqual(
        mistakes,
        [],
        `${sample.name}: ${probe.what}, "${item.label}" of\n${cut(probe)}\ngives\n${text}`,
      );
    }
  }
  assert.ok(seen.size > 300, String(seen.size));
});

async function sampled({ format }: Sample, { text, offset }: Probe): Promise<readonly CompletionItem[]> {
  const position = new LineMap(text).position(offset);
  const items = await service.completeLoaded(documentOf(text, format), position);
  const counts = new Map<string, number>();
  return items.filter(({ kind, detail = '' }) => {
    const count = (counts.get(`${String(kind)} ${detail}`) ?? 0) + 1;
    counts.set(`${String(kind)} ${detail}`, count);
    return count <= alike;
  });
}

/** What no completion may bring about. */
const structural = /^(?:yaml-|json-|duplicate-key|unquoted-reference|unknown-)/;
/** Which step follows is the author's to say. */
const decided = /^(?:endless-cycle|unreachable-step|finally-step)$/;
/** What stands elsewhere follows from the values of these keys. */
const deciding =
  /^(?:action|type|Type|sessionType|sourceType|schemaVersion|documentType|Service|Api|DocumentName|documentPath|isEnd|Name|Runtime|finallyStep)$/;

function isMistake({ code, severity }: Problem, item: CompletionItem, probe: Probe): boolean {
  if (severity > 2 || decided.test(code)) return false;
  // In JSON a value of any type has nothing that it could begin with.
  if (item.textEdit.newText.replace(/,$/, '').endsWith(': $0') && code === 'json-syntax') return false;
  const isSyntax = code.endsWith('-syntax');
  if (probe.isKey === true || deciding.test(keyBefore(probe))) return isSyntax;
  // The value of a key is written next, and so are its other keys.
  return item.kind !== completionKinds.property || structural.test(code);
}

function keyBefore({ text, offset }: Probe): string {
  return /(\w+)["']?[ \t]*:[ \t]*["']?[^\s,]*$/.exec(text.slice(0, offset))?.[1] ?? '';
}

function cut({ text, offset }: Probe): string {
  return `${text.slice(0, offset)}‸${text.slice(offset)}`;
}
