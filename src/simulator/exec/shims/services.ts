import type { SimulatedNode } from '../../system.ts';
import type { NodeFolder } from '../nodeFolder.ts';
import { quote } from './quote.ts';
import type { Shim } from './shim.ts';

interface Service {
  readonly name: string;
  readonly description: string;
}

const common: readonly Service[] = [
  { name: 'amazon-ssm-agent', description: 'amazon-ssm-agent' },
  { name: 'chronyd', description: 'NTP client/server' },
  { name: 'sshd', description: 'OpenSSH server daemon' },
];

const byRole: readonly (readonly [RegExp, readonly Service[]])[] = [
  [/web|front|proxy/i, [{ name: 'nginx', description: 'A high performance web server and reverse proxy' }]],
  [/api|app|worker/i, [{ name: 'app', description: 'Application server' }]],
  [/db|data|sql/i, [{ name: 'postgresql', description: 'PostgreSQL RDBMS' }]],
  [/cache|redis/i, [{ name: 'redis', description: 'Advanced key-value store' }]],
];

/** The services a node of this role would run. */
export function servicesOf(node: SimulatedNode): readonly Service[] {
  const role = node.tags.find((tag) => tag.key === 'Role')?.value ?? node.name;
  const own = byRole.filter(([pattern]) => pattern.test(role)).flatMap(([, services]) => services);
  return [...own, ...common];
}

/** `systemctl` and `service` over the node's own services: what is stopped stays stopped until it is started. */
export function serviceShims(node: SimulatedNode, folder: NodeFolder): readonly Shim[] {
  const systemctl = [
    '#!/bin/sh',
    `state=${quote(folder.state)}`,
    table(servicesOf(node)),
    systemctlBody,
  ].join('\n');
  const service = ['#!/bin/sh', 'exec systemctl "${2:-status}" "$1"', ''].join('\n');
  return [
    { name: 'systemctl', text: systemctl },
    { name: 'service', text: service },
  ];
}

function table(services: readonly Service[]): string {
  const rows = services.map(({ name, description }) => `${quote(name)}) echo ${quote(description)} ;;`);
  const names = services.map(({ name }) => name).join(' ');
  return [`names=${quote(names)}`, 'about() { case "$1" in', ...rows, '*) return 1 ;;', 'esac; }'].join('\n');
}

const systemctlBody = `active() { [ ! -e "$state/$1.stopped" ]; }
status() {
  echo "● $1.service - $(about "$1")"
  echo "     Loaded: loaded (/lib/systemd/system/$1.service; enabled; preset: enabled)"
  if active "$1"; then echo "     Active: active (running)"; return 0; fi
  echo "     Active: inactive (dead)"; return 3
}
list() {
  echo "  UNIT                         LOAD   ACTIVE   SUB     DESCRIPTION"
  for name in $names; do
    if active "$name"; then a="active   running"; else a="inactive dead   "; fi
    printf '  %-28s loaded %s %s\\n' "$name.service" "$a" "$(about "$name")"
  done
}
verb=
unit=
quiet=
for word; do
  case "$word" in
    -q|--quiet) quiet=1 ;;
    -*) ;;
    *) if [ -z "$verb" ]; then verb=$word; elif [ -z "$unit" ]; then unit=\${word%.service}; fi ;;
  esac
done
case "$verb" in
  ''|list-units|list-unit-files) list; exit 0 ;;
  daemon-reload) exit 0 ;;
esac
[ -z "$unit" ] && { echo "Too few arguments." >&2; exit 1; }
if ! about "$unit" >/dev/null; then
  [ "$verb" = is-active ] && { [ -n "$quiet" ] || echo inactive; exit 3; }
  echo "Unit $unit.service could not be found." >&2
  exit 4
fi
case "$verb" in
  status) status "$unit" ;;
  start|restart|reload|try-restart) rm -f "$state/$unit.stopped" ;;
  stop) : > "$state/$unit.stopped" ;;
  enable|disable) ;;
  is-enabled) echo enabled ;;
  is-active)
    if active "$unit"; then [ -n "$quiet" ] || echo active; else [ -n "$quiet" ] || echo inactive; exit 3; fi ;;
  *) echo "Unknown command verb $verb." >&2; exit 1 ;;
esac
`;
