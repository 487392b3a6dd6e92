import { createLanguageService } from '../../../src/core/language/index.ts';
import type { Sample } from '../../support/language/documents.ts';
import type { Row } from '../print.ts';

const count = 200;
const mostMb = 100;

/** What the service keeps of 200 open documents, collected, without the texts, which are an editor's. */
export function benchMemory(samples: readonly Sample[]): Promise<readonly Row[]> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('run with --expose-gc');
  const before = usedAfter(gc);
  const service = createLanguageService();
  for (const { text, format, uri } of opened(samples)) {
    const document = { uri, version: 1, format, getText: () => text };
    service.diagnose(document);
    service.symbols(document);
    service.tokens(document);
  }
  const grown = (usedAfter(gc) - before) / 1e6;
  // The service is still in use here, so that nothing of it was collected above.
  service.close('file:///0');
  return Promise.resolve([
    {
      what: `memory with ${count} documents open (heapUsed + external, collected)`,
      measured: `+${grown.toFixed(1)} MB`,
      target: `<= ${mostMb} MB`,
      holds: grown <= mostMb,
    },
  ]);
}

/** The longest documents, and the same again where there are not enough. */
function opened(samples: readonly Sample[]): readonly (Sample & { readonly uri: string })[] {
  const longest = [...samples].sort((a, b) => b.text.length - a.text.length).slice(0, count);
  return Array.from({ length: count }, (_, index) => longest[index % longest.length]).flatMap(
    (sample, index) => (sample === undefined ? [] : [{ ...sample, uri: `file:///${index}` }]),
  );
}

function usedAfter(gc: () => unknown): number {
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
