import { command, type TreeArgs } from './command.ts';
import type { NodeRef } from '../../core/model/refs.ts';

export const tunnelsCommands = {
  'ssmWorkbench.tunnels.add': command(),
  'ssmWorkbench.tunnels.forward': command<[node?: NodeRef]>(),
  'ssmWorkbench.tunnels.start': command<TreeArgs>(),
  'ssmWorkbench.tunnels.stop': command<TreeArgs>(),
  'ssmWorkbench.tunnels.stopAll': command(),
  'ssmWorkbench.tunnels.edit': command<TreeArgs>(),
  'ssmWorkbench.tunnels.duplicate': command<TreeArgs>(),
  'ssmWorkbench.tunnels.remove': command<TreeArgs>(),
  'ssmWorkbench.tunnels.copyAddress': command<TreeArgs>(),
  'ssmWorkbench.tunnels.openInBrowser': command<TreeArgs>(),
  'ssmWorkbench.tunnels.saveRdp': command<TreeArgs>(),
  'ssmWorkbench.tunnels.copyDatabaseUrl': command<TreeArgs>(),
  'ssmWorkbench.tunnels.showSession': command<TreeArgs>(),
  'ssmWorkbench.tunnels.openSettings': command<TreeArgs>(),
};
