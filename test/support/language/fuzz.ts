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
import { renameFault } from './renaming.ts';
import { reshapeFault } from './reshape.ts';
import { scriptFault } from './scripting.ts';

export interface FuzzResult {
  /** What threw, with what it takes to do it again. */
  readonly failures: readonly string[];
  readonly slowest: { readonly ms: number; readonly what: string };
}

/**
 * Every feature on so many spoilt documents; and whether formatting, converting, renaming and writing scripts back
 * keep what the documents mean. Now and then a YAML text is taken for JSON, or the other way round.
 */
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
    const { failed, ms } = timed(service, document, random);
    const what = `${sample.name}, mutation ${seed + index} as ${document.format}`;
    const fault = failed ?? changeFault(service, document, random);
    if (fault !== undefined) failures.push(`${what}: ${fault}`);
    if (ms <= slowest.ms) continue;
    // A document is as slow as it is each time; what else the machine did meanwhile is not its own.
    const again = timed(service, { ...document, uri: 'again:' }, createRandom(seed + index));
    const least = Math.min(ms, again.ms);
    if (least > slowest.ms) slowest = { ms: least, what };
  }
  return { failures, slowest };
}

function timed(
  service: LanguageService,
  document: TextDocument,
  random: Random,
): { readonly failed: string | undefined; readonly ms: number } {
  const started = performance.now();
  const failed = exercise(service, document, random);
  return { failed, ms: performance.now() - started };
}

const places = 3;
const formatting = { tabSize: 2, insertSpaces: true };

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
    () => service.format(document, { tabSize: 1 + random.below(8), insertSpaces: random.chance(0.5) }),
    () => service.convert(document),
    () => service.scripts(document),
    () => service.rewrites(document, anywhere(), formatting),
  ];
  const positions = [
    anywhere(),
    { line: lines.lineCount + 3, character: 9 },
    ...Array.from({ length: places }, anywhere),
  ];
  return firstThrown([...whole, ...positions.flatMap((position) => placed(service, document, position))]);
}

/** What writes into a document changes what it should, and nothing else. */
function changeFault(service: LanguageService, document: TextDocument, random: Random): string | undefined {
  const names = service.tokens(document);
  const name = names[random.below(names.length)]?.range.start;
  let fault: string | undefined;
  const thrown = firstThrown([
    () => (fault = reshapeFault(service, document) ?? scriptFault(service, document)),
    () => (fault ??= name && renameFault(service, document, name)),
  ]);
  return thrown ?? fault;
}

function firstThrown(actions: readonly (() => unknown)[]): string | undefined {
  for (const action of actions) {
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
