// Loaded before the tests of a process (`node --import`): what keeps it alive after its last test is a failure with a
// sentence, not a run that never ends. A suite whose `before` failed often cannot close what it had opened.
import { after } from 'node:test';

/** What is closing may take this long after the last test. */
const graceMs = 20_000;

after(() => {
  const timer = setTimeout(
    () => {
      const open = process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap');
      console.error(`The tests ended, and this is still open: ${open.join(', ')}`);
      process.exit(1);
    },
    Number(process.env.LEFT_OPEN_GRACE_MS ?? graceMs),
  );
  timer.unref();
});
