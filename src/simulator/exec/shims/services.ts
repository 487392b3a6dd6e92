import type { Shim } from './shim.ts';

const descriptions: Readonly<Record<string, string>> = {
  nginx: 'A high performance web server and reverse proxy',
  app: 'Application server',
  postgresql: 'PostgreSQL RDBMS',
  redis: 'Advanced key-value store',
  'amazon-ssm-agent': 'amazon-ssm-agent',
  chronyd: 'NTP client/server',
  sshd: 'OpenSSH server daemon',
};

const about = Object.entries(descriptions)
  .map(([name, description]) => `  ${name}) echo "${description}" ;;`)
  .join('\n');

/** Over the node's own services: what is stopped stays stopped until it is started. */
const systemctl = `#!/bin/sh
names=$SSM_DEMO_SERVICES
state=$SSM_DEMO_STATE
about() { case "$1" in
${about}
  *) echo "$1" ;;
esac; }
known() { case " $names " in *" $1 "*) ;; *) return 1 ;; esac; }
active() { [ ! -e "$state/$1.stopped" ]; }
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
say() { [ -n "$quiet" ] || echo "$1"; }
case "$verb" in
  ''|list-units|list-unit-files) list; exit 0 ;;
  daemon-reload) exit 0 ;;
esac
[ -z "$unit" ] && { echo "Too few arguments." >&2; exit 1; }
if ! known "$unit"; then
  [ "$verb" = is-active ] && { say inactive; exit 3; }
  echo "Unit $unit.service could not be found." >&2
  exit 4
fi
case "$verb" in
  status) status "$unit" ;;
  start|restart|reload|try-restart) rm -f "$state/$unit.stopped" ;;
  stop) mkdir -p "$state" && : > "$state/$unit.stopped" ;;
  enable|disable) ;;
  is-enabled) say enabled ;;
  is-active) if active "$unit"; then say active; else say inactive; exit 3; fi ;;
  *) echo "Unknown command verb $verb." >&2; exit 1 ;;
esac
`;

export const serviceShims: readonly Shim[] = [
  { name: 'systemctl', text: systemctl },
  { name: 'service', text: '#!/bin/sh\nexec systemctl "${2:-status}" "$1"\n' },
];
