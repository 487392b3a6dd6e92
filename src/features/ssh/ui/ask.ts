import * as vscode from 'vscode';
import type { NodeRef } from '../../../core/model/refs.ts';
import type { KeyDelivery } from '../block.ts';
import { userProblem } from '../user.ts';

/** Who signs in; undefined when it is dismissed. */
export function askUser(title: string, suggested: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: 'The user on the node',
    value: suggested,
    ignoreFocusOut: true,
    validateInput: userProblem,
  });
}

/** `own`: the key of SSM Workbench; `none`: ssh chooses among its own; else the path of a private key. */
export type KeyChoice = 'own' | 'none' | { readonly identity: string };

interface KeyItem extends vscode.QuickPickItem {
  readonly key: KeyChoice;
}

/** @param identities private keys of the person */
export async function askKey(title: string, identities: readonly string[]): Promise<KeyChoice | undefined> {
  const items: readonly KeyItem[] = [
    {
      label: 'A key of SSM Workbench',
      detail: 'Made for this, without a passphrase, kept on this computer',
      key: 'own',
    },
    ...identities.map((identity) => ({ label: identity, detail: 'Your own key', key: { identity } })),
    {
      label: 'Let ssh choose',
      detail: 'Your agent and your configuration decide; no key is pushed',
      key: 'none',
    },
  ];
  const placeHolder = 'The key that signs in';
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.key;
}

interface DeliveryItem extends vscode.QuickPickItem {
  readonly delivery: KeyDelivery;
}

/** How the node gets to know the key; undefined when it is dismissed. */
export async function askDelivery(
  title: string,
  { id, platform }: Pick<NodeRef, 'id' | 'platform'>,
): Promise<KeyDelivery | undefined> {
  const byInstanceConnect: DeliveryItem = {
    label: 'EC2 Instance Connect, at each connection',
    detail:
      'The node takes the public key for 60 seconds. It needs EC2 Instance Connect, as images of AWS have it',
    delivery: 'instanceConnect',
  };
  const byRunCommand: DeliveryItem = {
    label: 'Run Command, at each connection',
    detail:
      '$(warning) Writes the public key into authorized_keys on the node, and removes it after 60 seconds',
    delivery: 'runCommand',
  };
  const items: readonly DeliveryItem[] = [
    ...(id.startsWith('i-') ? [byInstanceConnect] : []),
    ...(platform === 'Windows' ? [] : [byRunCommand]),
    { label: 'It knows the key already', detail: 'Nothing is pushed', delivery: 'present' },
  ];
  const placeHolder = 'How the node gets to know the public key';
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.delivery;
}
