// Wakes in the same extension host before the product, and clocks how the host loads and activates it.
const { appendFileSync, realpathSync } = require('node:fs');
const Module = require('node:module');
const { performance } = require('node:perf_hooks');

exports.activate = () => {
  const watched = realpathSync(process.env.ACTIVATION_PROBE_MODULE);
  const load = Module._extensions['.js'];
  Module._extensions['.js'] = (loading, file) => {
    if (file !== watched) return load(loading, file);
    const start = performance.now();
    load(loading, file);
    const loadMs = performance.now() - start;
    const { activate } = loading.exports;
    loading.exports = { ...loading.exports, activate: (context) => clocked(activate, context, loadMs) };
  };
};

function clocked(activate, context, loadMs) {
  const before = process.cpuUsage();
  const start = performance.now();
  const activated = activate(context);
  const callMs = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const note = () => {
    const resolvedMs = performance.now() - start;
    const line = JSON.stringify({ loadMs, callMs, resolvedMs, callCpuMs: (user + system) / 1000 });
    appendFileSync(process.env.ACTIVATION_PROBE_FILE, `${line}\n`);
  };
  Promise.resolve(activated).then(note, note);
  return activated;
}
