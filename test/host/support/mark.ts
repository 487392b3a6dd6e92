/** Starts each line of the report, to tell it from what else the workbench writes to its console. */
export const reportMark = '[host-test] ';
