#!/usr/bin/env node
import { runCli } from './cli/main.ts';
import { processShell } from './cli/shell.ts';

// The entry of dist/cli.js: the one module of the command line that runs when it is loaded.
void runCli(process.argv.slice(2), processShell()).then((code) => {
  process.exitCode = code;
});
