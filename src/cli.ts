#!/usr/bin/env node
import { runCli } from './cli/main.ts';
import { processEnd } from './cli/end.ts';
import { processShell } from './cli/shell.ts';

// The entry of dist/cli.js: the one module of the command line that runs when it is loaded.

// The SDK is part of our bundle and pinned: its advice to newer Nodes is ours to follow, not the caller's.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

// Electron that runs as Node wants this among the arguments; it is none of ours.
const argv = process.argv.slice(2).filter((argument) => argument !== '--ms-enable-electron-run-as-node');

const end = processEnd();

void runCli(argv, processShell()).then(end);
