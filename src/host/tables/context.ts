/** States of a view; each has its own welcome content with the next act. */
export const viewStates = [
  'untrusted',
  'noProfile',
  'noRegion',
  'credentials',
  'expired',
  'denied',
  'network',
  'throttled',
  'failed',
  'loading',
  'empty',
  'noMatch',
  'ready',
] as const;
export type ViewState = (typeof viewStates)[number];

/** Every context key of the product and the type of its value; compared with package.json by a test. */
export interface ContextKeys {
  'ssmWorkbench.demoRunning': boolean;
  'ssmWorkbench.nodes.state': ViewState;
  'ssmWorkbench.nodes.filtered': boolean;
  'ssmWorkbench.documents.state': ViewState;
  'ssmWorkbench.documents.filtered': boolean;
  'ssmWorkbench.parameters.state': ViewState;
  'ssmWorkbench.parameters.filtered': boolean;
  'ssmWorkbench.commands.state': ViewState;
  /** Saved tunnels are there without a connection. */
  'ssmWorkbench.tunnels.state': Extract<ViewState, 'untrusted' | 'empty' | 'ready'>;
  'ssmWorkbench.sessions.state': ViewState;
  'ssmWorkbench.sessions.filtered': boolean;
  /** Terminals were opened together, so that they can be typed into at once. */
  'ssmWorkbench.sessions.grouped': boolean;
  'ssmWorkbench.sessions.broadcasting': boolean;
  'ssmWorkbench.sessions.recording': boolean;
  /** The terminal in front is a session's. */
  'ssmWorkbench.sessions.inFront': boolean;
}
export type ContextKey = keyof ContextKeys;

export const contextKeys: { readonly [K in ContextKey]: true } = {
  'ssmWorkbench.demoRunning': true,
  'ssmWorkbench.nodes.state': true,
  'ssmWorkbench.nodes.filtered': true,
  'ssmWorkbench.documents.state': true,
  'ssmWorkbench.documents.filtered': true,
  'ssmWorkbench.parameters.state': true,
  'ssmWorkbench.parameters.filtered': true,
  'ssmWorkbench.commands.state': true,
  'ssmWorkbench.tunnels.state': true,
  'ssmWorkbench.sessions.state': true,
  'ssmWorkbench.sessions.filtered': true,
  'ssmWorkbench.sessions.grouped': true,
  'ssmWorkbench.sessions.broadcasting': true,
  'ssmWorkbench.sessions.recording': true,
  'ssmWorkbench.sessions.inFront': true,
};
