/**
 * Counts what our file does in a page: asks for the layout, which then has to be made on the spot;
 * keeps observers on; changes the document.
 */
window.meter = { forced: [], observers: 0, changes: 0 };
const isOurs = () => new Error().stack.includes("/demo/storefront.js");
const layout = [
  [HTMLElement, ["offsetHeight", "offsetWidth", "offsetTop", "offsetLeft", "offsetParent", "innerText"]],
  [Element, ["clientHeight", "clientWidth", "clientTop", "clientLeft", "scrollHeight", "scrollWidth",
    "scrollTop", "scrollLeft", "getBoundingClientRect", "getClientRects", "scrollIntoView"]],
  [window, ["getComputedStyle", "scrollTo", "innerHeight", "innerWidth", "scrollY"]],
];
for (const [place, names] of layout) {
  const owner = place.prototype ?? place;
  for (const name of names) {
    const { get, value, ...rest } = Object.getOwnPropertyDescriptor(owner, name);
    const original = get ?? value;
    if (!original) continue;
    const counted = function (...values) {
      if (isOurs()) meter.forced.push(name);
      return original.apply(this, values);
    };
    Object.defineProperty(owner, name, get ? { ...rest, get: counted } : { ...rest, value: counted });
  }
}
const { observe, disconnect } = MutationObserver.prototype;
const on = new Set();
MutationObserver.prototype.observe = function (...values) {
  if (isOurs()) on.add(this);
  return observe.apply(this, values);
};
MutationObserver.prototype.disconnect = function () {
  on.delete(this);
  return disconnect.apply(this);
};
const watch = new MutationObserver((records) => {
  const ours = (node) => node.nodeType == 1 && node.matches("[data-app], [data-app] *, [class*=demo-app]");
  meter.changes += records.filter(({ target, addedNodes }) =>
    ours(target) || [...addedNodes].some(ours)).length;
});
observe.call(watch, document, { subtree: true, childList: true, attributes: true, characterData: true });
window.readMeter = () => {
  const { changes, forced } = meter;
  meter.changes = 0;
  meter.forced = [];
  return { changes, forced, observers: on.size };
};
