interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page's side of the contract with its panel. */
export interface Page<Out> {
  post(message: Out): void;
  /** Keeps what makes this panel again after the window was reloaded. */
  save(state: unknown): void;
}

/**
 * Listens to the panel and says `ready`, upon which it answers with the whole state. What `parse` does not
 * know is dropped.
 */
export function openPage<In, Out>(
  parse: (message: unknown) => In | undefined,
  onMessage: (message: In) => void,
): Page<Out> {
  const api = acquireVsCodeApi();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = parse(event.data);
    if (message !== undefined) onMessage(message);
  });
  api.postMessage({ type: 'ready' });
  return {
    post: (message) => api.postMessage(message),
    save: (state) => api.setState(state),
  };
}

/** The element that the panel's HTML holds for the page. */
export function rootElement(): HTMLElement {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The panel has no root element.');
  return root;
}
