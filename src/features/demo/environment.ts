/** What the demo fleet's process needs of the environment: no credentials, and nothing that changes how Node starts. */
const kept =
  /^(PATH|PATHEXT|HOME|USER|LOGNAME|USERPROFILE|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|COMSPEC)$/i;

/** The environment of the demo fleet's process; Electron runs as plain Node. */
export function demoEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const own: Record<string, string> = { ELECTRON_RUN_AS_NODE: '1' };
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && kept.test(name)) own[name] = value;
  }
  return own;
}
