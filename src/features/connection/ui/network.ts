import * as vscode from 'vscode';
import type { NetworkSettings } from '../../../core/aws/network.ts';
import { isString, isStringArray } from '../../../core/base/json.ts';

/** Proxy and certificate checks as VS Code's own settings want them; read whenever clients are made. */
export function networkSettings(): NetworkSettings {
  const http = vscode.workspace.getConfiguration('http');
  if (http.get('proxySupport') === 'off') return {};
  const proxyUrl: unknown = http.get('proxy');
  const noProxy: unknown = http.get('noProxy');
  return {
    proxyUrl: isString(proxyUrl) && proxyUrl !== '' ? proxyUrl : undefined,
    noProxy: isStringArray(noProxy) ? noProxy : undefined,
    strictSsl: http.get('proxyStrictSSL') !== false,
  };
}
