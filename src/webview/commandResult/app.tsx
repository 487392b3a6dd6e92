import type { JSX } from 'preact';
import { Header } from './header.tsx';
import { NodeList } from './nodeList.tsx';
import { OutputPane } from './outputPane.tsx';
import type { Result } from './result.ts';

/** The results of a command. */
export function App({ result }: { readonly result: Result }): JSX.Element {
  return (
    <main class="command-result" aria-label="Command results">
      <Header result={result} />
      <div class="panes">
        <NodeList result={result} />
        <OutputPane result={result} />
      </div>
    </main>
  );
}
