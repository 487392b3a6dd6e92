import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isTerminalReport } from '../../../../src/features/sessions/terminalReport.ts';
import { quick } from '../../../support/quick.ts';

const escape = '\u001b';

it('knows what a terminal answers by itself', () => {
  const reports = {
    'primary device attributes': '[?1;2c',
    'secondary device attributes': '[>0;276;0c',
    'cursor position': '[12;40R',
    status: '[0n',
    mode: '[?2026;2$y',
    size: '[8;24;80t',
    'focus in': '[I',
    'focus out': '[O',
    mouse: '[<0;10;12M',
    'mouse, the old way': '[M !!',
    'keyboard flags': '[?0u',
    colour: ']10;rgb:ffff/ffff/ffff\u0007',
    'colour, ended by ST': `]11;rgb:0000/0000/0000${escape}\\`,
    terminfo: `P1+r544e=787465726d${escape}\\`,
  };
  for (const [name, report] of Object.entries(reports)) assert.ok(isTerminalReport(escape + report), name);
  assert.ok(isTerminalReport(`${escape}[I${escape}[12;40R`));
});

it('takes keys and pastes for what somebody typed', () => {
  const typed = {
    'a letter': 'a',
    Enter: '\r',
    'arrow up': `${escape}[A`,
    'arrow up of an application': `${escape}OA`,
    F1: `${escape}OP`,
    F5: `${escape}[15~`,
    'Shift+Tab': `${escape}[Z`,
    Escape: escape,
    'Alt+b': `${escape}b`,
    'a paste': `${escape}[200~ls${escape}[201~`,
    'a report and a letter': `${escape}[Ix`,
    nothing: '',
  };
  for (const [name, text] of Object.entries(typed)) assert.ok(!isTerminalReport(text), name);
});

it('takes no time over a long paste that looks like the beginning of a report', () => {
  const long = `${escape}[${'1;'.repeat(100_000)}`;
  assert.equal(
    quick(() => isTerminalReport(long)),
    false,
  );
});
