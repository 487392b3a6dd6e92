import { installBrowser } from './browser.ts';
import { installCodeServer } from './codeServer.ts';

/** Installs everything a workbench needs ahead of time, and says where it is. */
export async function main(): Promise<number> {
  const server = await installCodeServer();
  const browser = await installBrowser();
  console.log(JSON.stringify({ server, browser }, undefined, 2));
  return 0;
}
