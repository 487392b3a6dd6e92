import type { SimulatedNode } from '../../system.ts';
import type { NodeFolder } from '../nodeFolder.ts';
import { quote } from './quote.ts';
import { serviceShims } from './services.ts';
import type { Shim } from './shim.ts';

/**
 * The programs that would otherwise answer for, or act on, the computer underneath: names of the host, the
 * user, services and power. A demo node never stops a service of, nor reboots, the computer it runs on.
 */
export function shims(node: SimulatedNode, folder: NodeFolder): readonly Shim[] {
  return [hostname(node), uname(node), whoami, sudo, ...power(node), ...serviceShims(node, folder)];
}

function hostname(node: SimulatedNode): Shim {
  const short = node.hostname.split('.')[0] ?? node.hostname;
  return script('hostname', [
    'case "$1" in',
    `-I|-i|--ip-address|--all-ip-addresses) echo ${quote(node.ipAddress)} ;;`,
    `-s|--short) echo ${quote(short)} ;;`,
    `''|-f|--fqdn|--long) echo ${quote(node.hostname)} ;;`,
    'esac',
  ]);
}

/** Only the node name is replaced; the kernel is this computer's. */
function uname(node: SimulatedNode): Shim {
  return script('uname', [
    'real() { (PATH="${PATH#*:}"; exec uname "$@"); }',
    'case "$*" in',
    `-n|--nodename) echo ${quote(node.hostname)} ;;`,
    `-a|--all) echo "$(real -s)" ${quote(node.hostname)} "$(real -r) $(real -v) $(real -m)" ;;`,
    '*) real "$@" ;;',
    'esac',
  ]);
}

const whoami: Shim = script('whoami', ['echo "$USER"']);

/** Runs the command as it is: there are no rights to gain, and the shims must stay first on PATH. */
const sudo: Shim = script('sudo', [
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
]);

function power(node: SimulatedNode): readonly Shim[] {
  const refusal = `${node.hostname} is a demo node: it does not restart or stop the computer it runs on.`;
  return ['reboot', 'shutdown', 'poweroff', 'halt', 'init'].map((name) =>
    script(name, [`echo ${quote(refusal)} >&2`, 'exit 1']),
  );
}

function script(name: string, lines: readonly string[]): Shim {
  return { name, text: `#!/bin/sh\n${lines.join('\n')}\n` };
}
