/** How long a pushed key stays: as long as EC2 Instance Connect keeps one. */
const lifeSeconds = 60;

/**
 * What AWS-RunShellScript does to push a key: one line more in the user's authorized_keys, which takes itself away
 * after a minute. It is done as the user, not as root: links in a person's home then lead no further than that
 * person may go, and the file keeps its owner.
 *
 * @param user checked by the caller: letters, digits and `_@.-$`
 * @param key type and base64, checked by the caller
 * @param mark letters, digits and dashes that tell this line from others with the same key
 */
export function pushScript(user: string, key: string, mark: string): readonly string[] {
  return [
    `if ! id '${user}' >/dev/null 2>&1; then echo 'There is no user ${user} on this node.' >&2; exit 1; fi`,
    `su -s /bin/sh '${user}' -c '`,
    ...asUser(`${key} ssm-workbench-${mark}`),
    `'`,
  ];
}

/** Quoted by the caller in single quotes, so it has none. The lock keeps two pushes from undoing each other. */
function asUser(line: string): readonly string[] {
  return [
    'set -u',
    'umask 077',
    'cd && mkdir -p .ssh && touch .ssh/authorized_keys || exit 1',
    'file=$(readlink -f .ssh/authorized_keys) || file=.ssh/authorized_keys',
    `line="${line}"`,
    'lock() { tries=0; until mkdir "$file.lock" 2>/dev/null || [ $tries -ge 10 ]; do tries=$((tries+1)); sleep 1; done; }',
    'unlock() { rmdir "$file.lock" 2>/dev/null; }',
    'lock',
    // A last line without its end would run into ours.
    'if [ -n "$(tail -c 1 "$file")" ]; then echo >>"$file"; fi',
    'echo "$line" >>"$file"; written=$?',
    'unlock',
    '[ $written -eq 0 ] || exit 1',
    '(',
    '  trap "" HUP',
    `  sleep ${lifeSeconds}`,
    '  lock',
    // In one step and with the file's mode: a full disk must lock nobody out.
    '  if cp -p "$file" "$file.$$"; then',
    '    grep -vxF -- "$line" "$file" >"$file.$$"',
    '    if [ $? -le 1 ]; then mv -f "$file.$$" "$file"; fi',
    '  fi',
    '  rm -f "$file.$$"',
    '  unlock',
    ') >/dev/null 2>&1 </dev/null &',
  ];
}
