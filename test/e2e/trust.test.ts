import { describeWorkbench } from './support/suite.ts';
import { simulatedAccounts } from './support/accounts.ts';

describeWorkbench(
  'a workspace that is not trusted',
  async (scope) => {
    const { env } = await simulatedAccounts(scope, [{ profile: 'default' }]);
    return { env, trust: 'ask', settings: { 'security.workspace.trust.startupPrompt': 'never' } };
  },
  ({ step }) => {
    step('shows no fleet and says why', async (workbench) => {
      await workbench.openView('SSM Workbench');
      await workbench.sideBar.section('Nodes').getByText('untrusted workspace').waitFor();
      await workbench.screenshot('untrusted');
    });

    step('still understands documents', async (workbench) => {
      await workbench.editor.open('retire-node.draft.ssm.yaml');
      await workbench.editor.squiggles('error').first().waitFor();
      await workbench.screenshot('untrusted-language');
    });
  },
);
