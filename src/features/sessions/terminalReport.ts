const escape = '\\u001b';
const csi = `${escape}\\[`;

/**
 * What xterm.js answers to a program that asks, and tells of mouse and focus: device attributes, cursor position,
 * status, modes, size, mouse and focus reports, and the strings of OSC and DCS.
 */
const reports = [
  `${csi}[?>=]?[\\d;]*c`,
  `${csi}\\??\\d+;\\d+R`,
  `${csi}\\??\\d*n`,
  `${csi}\\??[\\d;]+\\$y`,
  `${csi}[\\d;]+t`,
  `${csi}[IO]`,
  `${csi}<[\\d;]+[Mm]`,
  `${csi}M[^]{3}`,
  `${csi}\\?[\\d;]*u`,
  `${escape}\\][^\\u0007\\u001b]*(?:\\u0007|${escape}\\\\)`,
  `${escape}P[^\\u001b]*${escape}\\\\`,
];
const onlyReports = new RegExp(`^(?:${reports.join('|')})+$`);

/** Whether a terminal says this by itself: it is meant for the program that asked, and nobody typed it. */
export function isTerminalReport(text: string): boolean {
  return onlyReports.test(text);
}
