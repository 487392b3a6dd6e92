import {
  createLanguageService,
  type LanguageService,
  type TextDocument,
} from '../../../src/core/language/index.ts';
import type { Position } from '../../../src/core/language/lsp.ts';
import { LineMap } from '../../../src/core/language/text.ts';
import { createRandom, type Random } from '../random.ts';
import type { Sample } from './documents.ts';
import { mutated } from './mutate.ts';

export interface FuzzResult {
  /** What threw, with what it takes to do it again. */
  readonly failures: readonly string[];
  readonly slowest: { readonly ms: number; readonly what: string };
}

/** Every feature on so many spoilt documents. Now and then a YAML text is taken for JSON, or the other way round. */
export function fuzz(samples: readonly Sample[], count: number, seed: number): FuzzResult {
  const service = createLanguageService();
  const random = createRandom(seed);
  const failures: string[] = [];
  let slowest = { ms: 0, what: '' };
  for (let index = 0; index < count; index += 1) {
    const sample = samples[random.below(samples.length)];
    if (sample === undefined) break;
    const text = mutated(sample, seed + index);
    const other = sample.format === 'json' ? 'yaml' : 'json';
    const document = {
      uri: 'fuzz:',
      version: index,
      format: random.chance(0.1) ? other : sample.format,
      getText: () => text,
    };
    const started = performance.now();
    const failed = exercise(service, document, random);
    const ms = performance.now() - started;
    const what = `${sample.name}, mutation ${seed + index} as ${document.format}`;
    if (failed !== undefined) failures.push(`${what}: ${failed}`);
    if (ms > slowest.ms) slowest = { ms, what };
  }
  return { failures, slowest };
}

const places = 3;

/** Asks for everything that can be asked for; what threw first. */
export function exercise(
  service: LanguageService,
  document: TextDocument,
  random: Random,
): string | undefined {
  const lines = new LineMap(document.getText());
  const anywhere = (): Position => lines.position(random.below(document.getText().length + 1));
  const all = { start: { line: 0, character: 0 }, end: { line: lines.lineCount, character: 0 } };
  const whole: readonly (() => unknown)[] = [
    () => service.diagnose(document),
    () => service.symbols(document),
    () => service.folding(document),
    () => service.tokens(document),
    () => service.links(document),
    () => service.inlayHints(document, all),
    () => service.fixes(document, all),
  ];
  const positions = [
    anywhere(),
    { line: lines.lineCount + 3, character: 9 },
    ...Array.from({ length: places }, anywhere),
  ];
  for (const action of [...whole, ...positions.flatMap((position) => placed(service, document, position))]) {
    try {
      action();
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }
  return undefined;
}

function placed(
  service: LanguageService,
  document: TextDocument,
  position: Position,
): readonly (() => unknown)[] {
  return [
    () => service.complete(document, position),
    () => service.hover(document, position),
    () => service.definition(document, position),
    () => service.references(document, position, { includeDeclaration: true }),
    () => service.highlights(document, position),
    () => service.prepareRename(document, position),
    () => service.rename(document, position, 'planted'),
    () => service.selections(document, [position]),
  ];
}
