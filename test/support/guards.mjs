// Plants one violation of each rule beside the few sources that it needs and expects its guard to fail.
// A guard that lets its violation pass is itself broken, and this check says which.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** The guards, as they stand, and what planted files import: a guard asked about the whole house takes minutes. */
const copied = [
  ...['tsconfig.json', 'src/core/tsconfig.json', 'src/core/no-vscode.d.ts', 'src/webview/tsconfig.json'],
  ...['eslint.config.mjs', '.dependency-cruiser.cjs', 'package.json', '.prettierrc.json'],
  ...['src/core/base/json.ts', 'src/core/model/refs.ts', 'src/simulator/system.ts'],
  ...['src/host/context.ts', 'src/host/tables/command.ts', 'src/host/tables/demo.ts'],
  ...['test/support/random.ts', 'test/support/layout.mjs'],
];

/** Violations of the layers: file, text, and the rule of dependency-cruiser that must name it. */
const layers = [
  ['src/core/model/planted.ts', "import '../../host/context.ts';\n", 'kernels-know-nobody-above'],
  ['src/core/base/planted.ts', "import '../model/refs.ts';\n", 'base-imports-nothing'],
  ['src/core/aws/planted.ts', "import '../session/planted.ts';\n", 'kernels-do-not-meet'],
  ['src/core/session/planted.ts', 'export const planted = 1;\n', undefined],
  ['src/host/planted.ts', "import '../features/planted/model.ts';\n", 'host-knows-no-rooms'],
  ['src/features/planted/model.ts', 'export const planted = 1;\n', undefined],
  ['src/features/planted/ui/planted.ts', "import '../../other/model.ts';\n", 'rooms-do-not-meet'],
  [
    'src/features/other/model.ts',
    "import '../../simulator/system.ts';\n",
    'rooms-know-no-root-webview-or-simulator',
  ],
  ['src/features/planted/api.ts', "import '../../host/context.ts';\n", 'rooms-pure-parts-know-no-host'],
  ['src/webview/planted/main.tsx', "import '../../core/base/json.ts';\n", 'webviews-see-messages-only'],
  ['src/features/planted/room.ts', 'export const planted = 1;\n', undefined],
  ['src/features/planted/index.ts', "import './room.ts';\n", 'rooms-are-entered-later'],
  ['src/features/planted/messages.ts', "import './model.ts';\n", 'messages-are-light'],
  ['src/simulator/planted.ts', "import '../host/context.ts';\n", 'simulator-on-kernels-only'],
  ['src/features/planted/view.ts', "import '../../simulator/system.ts';\n", 'simulator-is-a-process'],
  ['src/cli-planted.ts', "import './features/planted/ui/planted.ts';\n", 'cli-knows-no-vscode'],
  ['src/planted/one.ts', "import './two.ts';\n", 'no-circular'],
  ['src/planted/two.ts', "import './one.ts';\n", undefined],
  ['src/planted/test.ts', "import '../../test/support/random.ts';\n", 'src-does-not-know-tests'],
  ['src/planted/missing.ts', "import './nowhere.ts';\n", 'not-to-unresolvable'],
];

const lines = (count, text) => Array.from({ length: count }, () => text).join('\n');

/** Violations inside a file: name, path, text, and the rule of eslint that must name it. */
const style = [
  [
    'src/core/model/planted-vscode.ts',
    "import * as vscode from 'vscode';\nexport const x = vscode;\n",
    'no-restricted-imports',
  ],
  [
    'src/features/planted/ui/planted-sdk.ts',
    "import { SSMClient } from '@aws-sdk/client-ssm';\nexport const x = SSMClient;\n",
    'no-restricted-imports',
  ],
  ['src/core/base/planted-any.ts', 'export const x: any = 1;\n', '@typescript-eslint/no-explicit-any'],
  [
    'src/core/base/planted-bang.ts',
    'export const x = (y?: string): string => y!;\n',
    '@typescript-eslint/no-non-null-assertion',
  ],
  ['src/core/base/planted-default.ts', 'export default 1;\n', 'no-restricted-syntax'],
  ['src/core/base/planted-enum.ts', 'export enum Planted { One }\n', 'no-restricted-syntax'],
  ['src/core/base/planted-state.ts', 'export let planted = 1;\nplanted++;\n', 'no-restricted-syntax'],
  [
    'src/core/base/planted-catch.ts',
    'export function x(): void {\n  try {\n    x();\n  } catch {}\n}\n',
    'no-empty',
  ],
  ['src/core/base/planted-console.ts', "console.log('x');\n", 'no-console'],
  [
    'src/core/base/planted-function.ts',
    `export function x(): void {\n${lines(61, '  x();')}\n}\n`,
    'max-lines-per-function',
  ],
  ['src/core/base/planted-file.ts', `${lines(401, 'export {};')}\n`, 'max-lines'],
  [
    'src/core/base/planted-floating.ts',
    'export function x(): void {\n  Promise.resolve(1);\n}\n',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'src/core/base/planted-disable.ts',
    '// eslint-disable-next-line no-console\nexport const x = 1;\n',
    'inline config',
  ],
];

/** Violations that the compiler must refuse: file, text, project, and the compiler's number for it. */
const types = [
  [
    'src/core/model/planted-types.ts',
    "import { Uri } from 'vscode';\nexport const x = Uri;\n",
    'src/core',
    'TS2305',
  ],
  [
    'src/host/planted-handlers.ts',
    "import { demoCommands } from './tables/demo.ts';\nimport type { Handlers } from './tables/command.ts';\n" +
      "export const x: Handlers<typeof demoCommands> = { 'ssmWorkbench.demo.start': () => undefined };\n",
    '.',
    'TS2741',
  ],
];

/** Files in places where the house has no room for them. */
const layout = [
  ['planted-top-level.js', ''],
  ['test/unit/core/base/nowhere.test.ts', ''],
  ['src/features/planted/stray.tsx', ''],
  ['media/planted.js', ''],
];

function plant(folder, violations) {
  for (const [file, text] of violations) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

function run(folder, command, args) {
  const bin = path.isAbsolute(command) ? command : path.join(root, 'node_modules', '.bin', command);
  const result = spawnSync(bin, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return result.stdout + result.stderr;
}

function checkLayers(folder) {
  plant(folder, layers);
  const report = JSON.parse(
    run(folder, 'depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']),
  );
  const found = new Set(
    report.summary.violations.map((violation) => `${violation.from} ${violation.rule.name}`),
  );
  return layers
    .filter(([file, , rule]) => rule !== undefined && !found.has(`${file} ${rule}`))
    .map(([file, , rule]) => `layers: ${rule} let ${file} pass`);
}

function checkStyle(folder) {
  plant(folder, style);
  const output = run(folder, 'eslint', [
    '--format',
    'json',
    '--no-warn-ignored',
    ...style.map(([file]) => file),
  ]);
  const results = JSON.parse(output.slice(output.indexOf('[{')));
  const problems = new Map(
    results.map((result) => [path.relative(folder, result.filePath), result.messages]),
  );
  return style
    .filter(([file, , rule]) => !(problems.get(file) ?? []).some((message) => names(message, rule)))
    .map(([file, , rule]) => `lint: ${rule} let ${file} pass`);
}

function names(message, rule) {
  return message.ruleId === rule || (rule === 'inline config' && message.message.includes('noInlineConfig'));
}

function checkTypes(folder) {
  plant(folder, types);
  const outputs = new Map();
  for (const project of new Set(types.map(([, , project]) => project))) {
    outputs.set(project, run(folder, 'tsc', ['-p', project, '--pretty', 'false']));
  }
  return types
    .filter(([file, , project, number]) => !isRefused(outputs.get(project), path.basename(file), number))
    .map(([file]) => `types: the compiler let ${file} pass`);
}

function isRefused(output, name, number) {
  return output.split('\n').some((line) => line.includes(`${name}(`) && line.includes(number));
}

function checkFormat(folder) {
  plant(folder, [['src/core/base/planted-format.ts', 'export const   x=1\n']]);
  const output = run(folder, 'prettier', ['--check', 'src/core/base/planted-format.ts']);
  return output.includes('planted-format.ts') && /Code style issues/.test(output)
    ? []
    : ['format: prettier let it pass'];
}

function checkLayout(folder) {
  plant(folder, layout);
  const output = run(folder, process.execPath, ['test/support/layout.mjs']);
  return layout.filter(([file]) => !output.includes(file)).map(([file]) => `layout: ${file} passed`);
}

const folder = mkdtempSync(path.join(tmpdir(), 'ssm-workbench-guards-'));
try {
  for (const name of copied) cpSync(path.join(root, name), path.join(folder, name));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const broken = [checkLayout, checkLayers, checkStyle, checkFormat, checkTypes].flatMap((check) =>
    check(folder),
  );
  for (const line of broken) console.error(line);
  const planted =
    layers.filter(([, , rule]) => rule !== undefined).length +
    style.length +
    types.length +
    layout.length +
    1;
  console.log(`${planted} planted violations, ${broken.length} not caught`);
  process.exitCode = broken.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
