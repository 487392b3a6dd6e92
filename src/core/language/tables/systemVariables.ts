/** What Automation puts in by itself: the whole list, each with what it stands for. */
export const systemVariables: Readonly<Record<string, string>> = {
  'global:ACCOUNT_ID': 'ID of the account the automation runs in.',
  'global:DATE': 'The day it runs, as `yyyy-MM-dd`.',
  'global:DATE_TIME': 'The moment it runs, as `yyyy-MM-dd_HH.mm.ss`.',
  'global:REGION': 'The Region it runs in.',
  'global:AWS_PARTITION': 'The partition, for example `aws` or `aws-cn`.',
  'automation:EXECUTION_ID': 'ID of the execution.',
};
