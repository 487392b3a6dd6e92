import type { Shim } from './shim.ts';
import { serviceShims } from './services.ts';

/**
 * The programs that would otherwise answer for, or act on, the computer underneath: names of the host, the user,
 * services and power. A demo node never stops a service of, nor reboots, the computer it runs on. They are the
 * same for all nodes and read `SSM_DEMO_*`.
 */
export const shims: readonly Shim[] = [
  script('hostname', [
    'case "$1" in',
    '-I|-i|--ip-address|--all-ip-addresses) echo "$SSM_DEMO_ADDRESS" ;;',
    '-s|--short) echo "${SSM_DEMO_HOSTNAME%%.*}" ;;',
    `''|-f|--fqdn|--long) echo "$SSM_DEMO_HOSTNAME" ;;`,
    'esac',
  ]),
  // Only the node's name is replaced; the kernel is this computer's.
  script('uname', [
    'real() { (PATH="${PATH#*:}"; exec uname "$@"); }',
    'case "$*" in',
    '-n|--nodename) echo "$SSM_DEMO_HOSTNAME" ;;',
    '-a|--all) echo "$(real -s) $SSM_DEMO_HOSTNAME $(real -r) $(real -v) $(real -m)" ;;',
    '*) real "$@" ;;',
    'esac',
  ]),
  script('whoami', ['echo "$USER"']),
  // Runs the command as it is: there are no rights to gain, and these programs must stay first on PATH.
  script('sudo', [
    'while [ $# -gt 0 ]; do',
    '  case "$1" in',
    '    -u|-g) shift 2 ;;',
    '    -i|-s) set -- sh ;;',
    '    --) shift; break ;;',
    '    -*) shift ;;',
    '    *) break ;;',
    '  esac',
    'done',
    '[ $# -eq 0 ] && exit 1',
    'exec env USER=root LOGNAME=root "$@"',
  ]),
  ...['reboot', 'shutdown', 'poweroff', 'halt', 'init'].map((name) =>
    script(name, [
      'echo "$SSM_DEMO_HOSTNAME is a demo node: it does not restart or stop the computer it runs on." >&2',
      'exit 1',
    ]),
  ),
  ...serviceShims,
];

function script(name: string, lines: readonly string[]): Shim {
  return { name, text: `#!/bin/sh\n${lines.join('\n')}\n` };
}
