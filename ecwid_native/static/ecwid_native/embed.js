/**
 * Tells the control panel that the page is ready and how tall it is, and takes the payload out of
 * the address bar. Ecwid's SDK takes over when it arrives; a page never waits for it.
 *
 * Messages: docs.ecwid.com, native app JS SDK (read 2026-11).
 */
const { client_id: ecwidAppNs } = JSON.parse(document.getElementById("embedded-config").textContent);
const root = document.documentElement;
const sdk = document.getElementById("embedded-sdk");

const post = (method, data) => parent.postMessage(JSON.stringify({ ecwidAppNs, method, data }), "*");
const observer = new ResizeObserver(() => post("setSize", { height: `${root.offsetHeight}px` }));

const handOver = () => {
  if (!globalThis.EcwidApp) return;
  try {
    EcwidApp.init({ app_id: ecwidAppNs, autoloadedflag: false, autoheight: true });
    EcwidApp.ready();
    observer.disconnect();
  } catch {
    // The page already initialised it, or it is not the SDK we know: our own messages go on.
  }
};

if (location.hash || location.search) history.replaceState(null, "", location.pathname);
observer.observe(root);
post("ready", {});
if (globalThis.EcwidApp) handOver();
else sdk?.addEventListener("load", handOver);
