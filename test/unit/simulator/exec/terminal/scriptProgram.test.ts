import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { findShell } from '../../../../../src/simulator/exec/hostShell.ts';
import { announcing, findPtyMaker } from '../../../../../src/simulator/exec/terminal/scriptProgram.ts';

describe('finding a maker of pseudo-terminals', { skip: findShell() === undefined, timeout: 60_000 }, () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'script-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function install(name: string, body: string): void {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }

  it('takes the dialect of util-linux', async () => {
    install('stty', '');
    install('script', '[ "$1" = -qefc ] && exec sh -c "$2"; exit 1');
    const maker = await findPtyMaker(systemClock, folder);
    assert.equal(maker?.sttyDevice, '-F');
    assert.deepEqual(maker.args('exit 1'), ['-qefc', 'exit 1', '/dev/null']);
  });

  it('takes the dialect of BSD and macOS', async () => {
    install('stty', '');
    install('script', '[ "$1" = -q ] || exit 64; shift 2; exec "$@"');
    const maker = await findPtyMaker(systemClock, folder);
    assert.equal(maker?.sttyDevice, '-f');
    assert.deepEqual(maker.args('exit 1'), ['-q', '/dev/null', '/bin/sh', '-c', 'exit 1']);
  });

  it('takes none that refuses to work', async () => {
    install('stty', '');
    install('script', 'echo "script: tcgetattr: Inappropriate ioctl for device" >&2; exit 1');
    assert.equal(await findPtyMaker(systemClock, folder), undefined);
  });

  it('takes none where script or stty is missing', async () => {
    install('script', 'exit 7');
    assert.equal(await findPtyMaker(systemClock, folder), undefined);
    assert.equal(await findPtyMaker(systemClock, ['', '/nowhere'].join(delimiter)), undefined);
  });

  it('quotes the shell and its command', () => {
    const shell = "/odd path/it's";
    const head = String.raw`tty >&3; exec 3>&-; exec '/odd path/it'\''s'`;
    assert.equal(announcing({ shell, command: undefined }), head);
    assert.equal(
      announcing({ shell, command: 'echo "a b" \'c\'' }),
      String.raw`${head} -c 'echo "a b" '\''c'\'''`,
    );
  });
});
