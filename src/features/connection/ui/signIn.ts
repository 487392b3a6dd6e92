import * as vscode from 'vscode';
import type { Connections } from '../../../core/aws/connection.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Report } from '../../../host/report.ts';

const copyLink = 'Copy Link';

/** Signs in with progress that can be cancelled; the code to compare stands in it. */
export async function signInWithProgress(
  connections: Connections,
  report: Report,
  profile: string,
  signal: AbortSignal,
): Promise<void> {
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `Signing in ${profile}`, cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      const cancelling = token.onCancellationRequested(() => controller.abort());
      try {
        await connections.signIn(
          profile,
          {
            open: ({ url, userCode }) => {
              progress.report({ message: `confirm the code ${userCode} in the browser` });
              return openPage(url);
            },
          },
          AbortSignal.any([controller.signal, signal]),
        );
      } finally {
        cancelling.dispose();
      }
    },
  );
  report.quietly(`Signed in ${profile}.`);
}

/** The service names the page: nothing but a web page is opened for it. */
async function openPage(url: string): Promise<void> {
  const uri = vscode.Uri.parse(url, true);
  if (uri.scheme !== 'https' && uri.scheme !== 'http') {
    throw new AppError('network', 'IAM Identity Center named a sign-in page that is not a web page.');
  }
  if (await vscode.env.openExternal(uri)) return;
  void vscode.window.showInformationMessage('Open the sign-in page yourself.', copyLink).then((picked) => {
    if (picked === copyLink) return vscode.env.clipboard.writeText(url);
    return undefined;
  });
}
