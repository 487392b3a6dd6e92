import * as vscode from 'vscode';
import { onAbort } from '../../../core/base/abort.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { MfaCode } from '../../../core/aws/clients.ts';

/**
 * Asks for the code of an MFA device, hidden as it is typed. A code that is not given is kind `credentials`,
 * so that views say why they are empty.
 */
export const askMfaCode: MfaCode = async (serial, signal) => {
  const source = new vscode.CancellationTokenSource();
  const aborting = onAbort(signal, () => source.cancel());
  try {
    const code = await vscode.window.showInputBox(
      {
        title: 'AWS Multi-Factor Authentication',
        prompt: `The six digits that ${serial} shows now`,
        password: true,
        ignoreFocusOut: true,
        validateInput: (text) => (/^\d{6}$/.test(text.trim()) ? undefined : 'An MFA code has six digits.'),
      },
      source.token,
    );
    if (code !== undefined) return code.trim();
    throw new AppError('credentials', `No MFA code was given for ${serial}.`, { code: 'NoMfaCode' });
  } finally {
    aborting.dispose();
    source.dispose();
  }
};
