// Lives in the same extension host as the product and says how much memory that host holds.
const { appendFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const vscode = require('vscode');

const rounds = 3;

exports.activate = (context) => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  context.subscriptions.push(
    vscode.commands.registerCommand('memoryProbe.write', () => {
      for (let round = 0; round < rounds; round++) collect();
      const { heapUsed, external } = process.memoryUsage();
      appendFileSync(process.env.MEMORY_PROBE_FILE, `${heapUsed + external}\n`);
    }),
  );
};
