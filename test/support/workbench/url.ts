import type { ExtensionUnderTest } from './extension.ts';

/** What a page shows at first. */
interface Shown {
  readonly workspace?: string;
  readonly extension?: ExtensionUnderTest;
}

export interface Opening {
  /** A file to show at once, as an absolute path. */
  readonly openFile?: string;
  /** Without a folder; the workbench shows an empty window. */
  readonly empty?: boolean;
}

/** The address of a workbench page: what it opens travels in the query, where VS Code reads it. */
export function workbenchUrl(port: number, options: Shown, opening: Opening): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  const { extension } = options;
  if (extension?.kind === 'development') {
    payload.push(['extensionDevelopmentPath', remote(extension.dir)]);
    if (extension.tests !== undefined) payload.push(['extensionTestsPath', remote(extension.tests)]);
  }
  if (opening.openFile !== undefined) payload.push(['openFile', remote(opening.openFile)]);
  const query = new URLSearchParams();
  if (options.workspace === undefined || opening.empty === true) query.set('ew', 'true');
  else query.set('folder', options.workspace);
  query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}
