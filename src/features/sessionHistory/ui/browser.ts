import * as vscode from 'vscode';
import { AppError } from '../../../core/base/errors.ts';

/** @throws AppError with the address, for who opens it by hand */
export async function openInBrowser(address: string): Promise<void> {
  // Read strictly: what looks like an address must not become another one.
  if (await vscode.env.openExternal(vscode.Uri.parse(address, true))) return;
  throw new AppError('conflict', `The browser did not open. The log is at ${address}`);
}
