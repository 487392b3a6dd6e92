/** Limits of the API (GetCommandInvocation, CommandPlugin.Output), in characters. */
export const maxStandardOutput = 24_000;
export const maxStandardError = 8_000;
export const maxPluginOutput = 2_500;

const cut = '--output truncated--';
const outputCut = '\n---Output truncated---';
const errorCut = '\n---Error truncated----';
const errorTitle = '\n----------ERROR-------\n';

/** One stream as GetCommandInvocation shows it; what is cut off ends with the agent's mark, inside the limit. */
export function limited(text: string, limit: number): string {
  return text.length <= limit ? text : head(text, limit - cut.length) + cut;
}

/** Both streams in one, as ListCommandInvocations shows a plugin: stdout, a title line, stderr. */
export function pluginOutput(stdout: string, stderr: string, limit: number = maxPluginOutput): string {
  const title = stderr === '' ? '' : errorTitle;
  const room = limit - title.length;
  if (stdout.length + stderr.length <= room) return stdout + title + stderr;
  const half = Math.floor(room / 2);
  const longOutput = stdout.length > half;
  const longError = stderr.length > half;
  if (longOutput && longError) {
    const each = Math.floor((room - outputCut.length - errorCut.length) / 2);
    return head(stdout, each) + outputCut + title + head(stderr, each) + errorCut;
  }
  if (longError) return stdout + title + head(stderr, room - errorCut.length - stdout.length) + errorCut;
  return head(stdout, room - outputCut.length - stderr.length) + outputCut + title + stderr;
}

/** The first `length` UTF-16 units, without half a surrogate pair at the end. */
function head(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
