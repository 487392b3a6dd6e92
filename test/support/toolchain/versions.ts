/**
 * What is installed beside the project, and nowhere else named: these versions were tried together.
 * code-server 4.139.1 is VS Code 1.139.1; it declares Node 24 and hangs on Node 20.
 */
export const pinned = {
  codeServer: '4.139.1',
  node: '24.21.0',
  chromium: '153.0.0',
  fonts: '2.37.3',
} as const;

/** Counted up when the way of installing changes while the versions stay. */
export const installRevision = 2;
