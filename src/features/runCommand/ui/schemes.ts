/** What VS Code calls the room's panels; `package.json` activates the extension for them. */
export const viewTypes = { form: 'ssmWorkbench.runCommand', result: 'ssmWorkbench.commandResult' } as const;

/** Of read-only documents that show a node's output. */
export const outputScheme = 'ssm-output';
