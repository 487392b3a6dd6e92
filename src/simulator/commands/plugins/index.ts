import { failed, inputText, succeeded, type Plugin } from './plugin.ts';
import { runDocument } from './runDocument.ts';
import { runScript } from './runScript.ts';

const updateSsmAgent: Plugin = async (_, { node }) =>
  Promise.resolve(
    succeeded(
      node.isLatestAgent
        ? `amazon-ssm-agent ${node.agentVersion} has already been installed, update skipped\n`
        : `Updating amazon-ssm-agent from ${node.agentVersion} to latest\nA demo node keeps its version.\n`,
    ),
  );

const configurePackage: Plugin = async (inputs) => {
  const action = inputText(inputs, 'action') ?? 'Install';
  const name = inputText(inputs, 'name') ?? '';
  return Promise.resolve(
    succeeded(
      `Initiating ${name} ${action.toLowerCase()}\nA demo node installs no packages: nothing was changed.\n`,
    ),
  );
};

const softwareInventory: Plugin = async () =>
  Promise.resolve(succeeded('Inventory policy has been successfully applied\n'));

const refreshAssociation: Plugin = async () =>
  Promise.resolve(succeeded('Refresh associations has been requested\n'));

/** Known to the agent, but it would reach out of the demo: fails with a sentence. */
const unavailable =
  (what: string): Plugin =>
  async () =>
    Promise.resolve(failed(`A demo node has no network of its own: it cannot ${what}.`));

/** The agent's plugins by action name. */
export const plugins: ReadonlyMap<string, Plugin> = new Map<string, Plugin>([
  ['aws:runShellScript', runScript('sh')],
  ['aws:runPowerShellScript', runScript('powershell')],
  ['aws:runDocument', runDocument],
  ['aws:updateSsmAgent', updateSsmAgent],
  ['aws:updateAgent', updateSsmAgent],
  ['aws:configurePackage', configurePackage],
  ['aws:softwareInventory', softwareInventory],
  ['aws:refreshAssociation', refreshAssociation],
  ['aws:applications', unavailable('install applications')],
  ['aws:cloudWatch', unavailable('reach CloudWatch')],
  ['aws:configureDaemon', unavailable('install daemons')],
  ['aws:configureDocker', unavailable('install Docker')],
  ['aws:domainJoin', unavailable('join a domain')],
  ['aws:downloadContent', unavailable('download content')],
  ['aws:psModule', unavailable('install modules')],
  ['aws:runDockerAction', unavailable('reach a Docker registry')],
]);
