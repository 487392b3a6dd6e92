import type { ScriptedContext } from './scripted.ts';

/** Lines that a cmdlet prints, without line ends. */
type Cmdlet = (args: readonly string[], context: ScriptedContext) => readonly string[];

interface Service {
  readonly status: 'Running' | 'Stopped';
  readonly name: string;
  readonly display: string;
}

const services: readonly Service[] = [
  { status: 'Running', name: 'AmazonSSMAgent', display: 'Amazon SSM Agent' },
  { status: 'Running', name: 'Dnscache', display: 'DNS Client' },
  { status: 'Running', name: 'EventLog', display: 'Windows Event Log' },
  { status: 'Stopped', name: 'Spooler', display: 'Print Spooler' },
  { status: 'Running', name: 'W32Time', display: 'Windows Time' },
  { status: 'Running', name: 'W3SVC', display: 'World Wide Web Publishing Service' },
  { status: 'Running', name: 'WinRM', display: 'Windows Remote Management' },
  { status: 'Stopped', name: 'wuauserv', display: 'Windows Update' },
];

const write: Cmdlet = (args) => [values(args).join(' ')];

const getService: Cmdlet = (args) => {
  const wanted = values(args).flatMap((value) => value.split(','));
  const found = services.filter(
    ({ name }) => wanted.length === 0 || wanted.some((pattern) => matches(pattern, name)),
  );
  const rows = found.map(({ status, name, display }) => `${status.padEnd(8)} ${name.padEnd(18)} ${display}`);
  return [
    '',
    'Status   Name               DisplayName',
    '------   ----               -----------',
    ...rows,
    '',
  ];
};

const getDate: Cmdlet = (_, { now }) => [
  new Date(now).toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'UTC' }),
];

const getProcess: Cmdlet = () => [
  '',
  'Handles  NPM(K)    PM(K)      WS(K)     CPU(s)     Id  SI ProcessName',
  '-------  ------    -----      -----     ------     --  -- -----------',
  '    412      31    48212      61044       2.14   1836   0 amazon-ssm-agent',
  '   1021      24    11876      25120      11.92    724   0 svchost',
  '    687      52   142308     168220      87.45   2960   0 w3wp',
  '',
];

const getChildItem: Cmdlet = () => [
  '',
  '    Directory: C:\\Windows\\system32',
  '',
  'Mode                 LastWriteTime         Length Name',
  '----                 -------------         ------ ----',
  'd-----         1/15/2026   8:00 AM                drivers',
  '-a----         1/15/2026   8:00 AM          18432 hostname.exe',
  '',
];

const ipconfig: Cmdlet = (_, { node }) => [
  '',
  'Windows IP Configuration',
  '',
  'Ethernet adapter Ethernet:',
  '',
  `   IPv4 Address. . . . . . . . . . . : ${node.ipAddress}`,
  '   Subnet Mask . . . . . . . . . . . : 255.255.240.0',
  '',
];

const computerInfo: Cmdlet = (_, { node }) => [
  '',
  `WindowsProductName : ${node.platformName} ${node.platformVersion}`,
  `CsName             : ${node.hostname}`,
  '',
];

const silent: Cmdlet = () => [];

/** The cmdlets and programs a scripted Windows node knows, by lower-case name. */
export const powershellCommands: ReadonlyMap<string, Cmdlet> = new Map([
  ['write-output', write],
  ['write-host', write],
  ['echo', write],
  ['get-service', getService],
  ['gsv', getService],
  ['hostname', (_, { node }) => [node.hostname]],
  ['hostname.exe', (_, { node }) => [node.hostname]],
  ['whoami', (_, { user }) => [user === 'root' ? 'nt authority\\system' : user]],
  ['whoami.exe', () => ['nt authority\\system']],
  ['get-date', getDate],
  ['get-process', getProcess],
  ['ps', getProcess],
  ['get-childitem', getChildItem],
  ['dir', getChildItem],
  ['ls', getChildItem],
  ['get-location', () => ['', 'Path', '----', 'C:\\Windows\\system32', '']],
  ['pwd', () => ['', 'Path', '----', 'C:\\Windows\\system32', '']],
  ['ipconfig', ipconfig],
  ['get-computerinfo', computerInfo],
  ['set-location', silent],
  ['cd', silent],
  ['clear-host', silent],
  ['start-sleep', silent],
  ['restart-service', silent],
  ['start-service', silent],
  ['stop-service', silent],
  ['set-executionpolicy', silent],
]);

/** Arguments that are no parameter names: `-Name W3SVC` gives `W3SVC`. */
function values(args: readonly string[]): readonly string[] {
  return args.filter((argument) => !/^-[A-Za-z]/.test(argument));
}

/** PowerShell wildcards, case-insensitive. */
function matches(pattern: string, name: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(name);
}
