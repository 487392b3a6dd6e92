import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { aliasInBlock, hostNames, writeBlock } from '../../../../src/features/ssh/sshConfig.ts';
import { createRandom } from '../../../support/random.ts';

const lines = ['Host web.ssm', '  User ubuntu'];
const first = '# BEGIN SSM Workbench i-1 (written anew by “Write SSH Config for Node”)';

/** Text as the file's bytes, one character each. */
const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const block = (eol = '\n', content = lines): string =>
  bytes([first, ...content, '# END SSM Workbench i-1', ''].join(eol));

describe('a block of the SSH configuration', () => {
  it('is the whole of a new file', () => {
    assert.equal(writeBlock('', 'i-1', lines), block());
  });

  it('is found again and stays as it is: a second run changes nothing', () => {
    for (const before of ['', 'Host *\n  User me\n', 'ForwardAgent no', 'Host a\r\n  Port 1\r\n']) {
      const once = writeBlock(before, 'i-1', lines);
      assert.equal(writeBlock(once, 'i-1', lines), once, JSON.stringify(before));
    }
  });

  it('is replaced in its place, whatever else is in the file', () => {
    const before = `# mine\nUser me\n\n${block()}\nHost *\n  Port 2222\n`;
    const after = writeBlock(before, 'i-1', ['Host other.ssm']);
    assert.equal(after, before.replace(block(), block('\n', ['Host other.ssm'])));
  });

  it('goes before the first section: the first value that ssh finds wins, also over `Host *`', () => {
    const before = 'ForwardAgent no\n\nHost *\n  User me\n';
    assert.equal(writeBlock(before, 'i-1', lines), `ForwardAgent no\n\n${block()}\nHost *\n  User me\n`);
    for (const section of ['Match all', 'HOST *', '  host=x', 'Host "a b"', '\tMatch host x']) {
      assert.equal(writeBlock(`${section}\n`, 'i-1', lines), `${block()}\n${section}\n`, section);
    }
  });

  it('leaves a comment with the section that it is about', () => {
    const before = 'Port 22\n\n# my hosts\n# and their users\nHost *\n  User me\n';
    assert.equal(
      writeBlock(before, 'i-1', lines),
      `Port 22\n\n${block()}\n# my hosts\n# and their users\nHost *\n  User me\n`,
    );
  });

  it('goes before another node’s block, not into it', () => {
    const other = block().replaceAll('i-1', 'i-2');
    assert.equal(writeBlock(other, 'i-1', lines), `${block()}\n${other}`);
    // Somebody took the empty line away.
    const touching = `${other}Host *\n`;
    assert.equal(writeBlock(touching, 'i-1', lines), `${block()}\n${touching}`);
  });

  it('goes to the end of a file without sections, whose options then stay everybody’s', () => {
    assert.equal(writeBlock('User me\n', 'i-1', lines), `User me\n\n${block()}`);
    assert.equal(writeBlock('User me', 'i-1', lines), `User me\n\n${block()}`);
    assert.equal(
      writeBlock('# HostName is no section\n', 'i-1', lines),
      `# HostName is no section\n\n${block()}`,
    );
    assert.equal(writeBlock('HostKeyAlias x\n', 'i-1', lines), `HostKeyAlias x\n\n${block()}`);
  });

  it('has the line ends of the file', () => {
    const before = 'Host *\r\n  User me\r\n';
    assert.equal(writeBlock(before, 'i-1', lines), `${block('\r\n')}\r\n${before}`);
    assert.equal(writeBlock('A 1\nB 2\nC 3\r\n', 'i-1', lines), `A 1\nB 2\nC 3\r\n\n${block()}`);
  });

  it('keeps every other byte, also those that are no UTF-8', () => {
    const all = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)).join('');
    const before = `# ${all.replace('\n', '')}\nHost *\n`;
    const after = writeBlock(before, 'i-1', lines);
    assert.ok(after.endsWith('Host *\n'));
    assert.equal(after.replace(`${block()}\n`, ''), before);
  });

  it('is not written into UTF-16, which ssh reads in no byte order', () => {
    for (const before of ['\xff\xfeH\0o\0s\0t\0 \0*\0', '\xfe\xff\0H\0o\0s\0t\0 \0*']) {
      assert.throws(() => writeBlock(before, 'i-1', lines), { kind: 'conflict', message: /saved as UTF-16/ });
    }
  });

  it('at the very end of a file without a last line end, has none either', () => {
    const before = `User me\n\n${block().slice(0, -1)}`;
    assert.equal(writeBlock(before, 'i-1', lines), before);
  });

  it('that lost one of its marks is left alone, and said', () => {
    const [begin, end] = [first, '# END SSM Workbench i-1'];
    for (const damaged of [
      `${begin}\nHost x\n`,
      `Host x\n${end}\n`,
      `${end}\n${begin}\n`,
      `${block()}${block()}`,
      `${begin}\n# BEGIN SSM Workbench i-2\n# END SSM Workbench i-2\n${end}\n`,
    ]) {
      assert.throws(() => writeBlock(bytes(damaged), 'i-1', lines), /is damaged \(line \d+\)/, damaged);
    }
  });

  it('whose node’s id begins another’s is told apart', () => {
    const other = block().replaceAll('i-1', 'i-12');
    assert.equal(aliasInBlock(other, 'i-1'), undefined);
    assert.equal(writeBlock(other, 'i-1', lines), `${block()}\n${other}`);
  });

  it('survives anything: what was there is there, in its order, and a second run changes nothing', () => {
    const random = createRandom(7);
    const pieces = ['Host a\n', 'Match all\r\n', '# c\n', '\n', '  User x\n', 'Port 1', '\r\n', '\u00ff\n'];
    for (let round = 0; round < 2000; round++) {
      const before = Array.from({ length: random.below(8) }, () => pieces[random.below(pieces.length)]).join(
        '',
      );
      const after = writeBlock(before, 'i-1', lines);
      assert.equal(writeBlock(after, 'i-1', lines), after, JSON.stringify(before));
      const at = after.indexOf('# BEGIN');
      const rest = after.slice(after.indexOf('END SSM Workbench i-1') + 'END SSM Workbench i-1'.length);
      const kept = (after.slice(0, at) + rest).replace(/[\r\n]/g, '');
      assert.equal(kept, before.replace(/[\r\n]/g, ''), JSON.stringify(before));
    }
  });
});

describe('names of hosts', () => {
  const text = `Host a "B c" *.x\nHostName no\nhost = d\nMatch host e\n${block()}`;

  it('are those of all Host lines but the node’s own', () => {
    assert.deepEqual([...hostNames(text, 'i-1')], ['a', 'b', 'c', '*.x', 'd']);
    assert.ok(hostNames(text, 'i-2').has('web.ssm'));
  });

  it('of a node’s block are found', () => {
    assert.equal(aliasInBlock(text, 'i-1'), 'web.ssm');
    assert.equal(aliasInBlock(text, 'i-2'), undefined);
  });
});
