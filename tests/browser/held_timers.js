/**
 * Runs in a page before its own scripts: timers of a second and more wait for `passTime`, whose
 * milliseconds are all that passes for them. Shorter ones go on as ever.
 */
(() => {
  const LONG = 1000;
  const { setTimeout: start, clearTimeout: stop } = window;
  const waiting = new Map();
  let now = 0;
  window.setTimeout = (run, milliseconds = 0, ...values) => {
    if (milliseconds < LONG) return start(run, milliseconds, ...values);
    const id = start(() => {}); // nobody else gets this number
    waiting.set(id, { due: now + milliseconds, run: () => run(...values) });
    return id;
  };
  window.clearTimeout = (id) => {
    waiting.delete(id);
    stop(id);
  };
  window.passTime = (milliseconds) => {
    now += milliseconds;
    for (const [id, { due, run }] of [...waiting]) {
      if (due <= now && waiting.delete(id)) run();
    }
  };
})();
