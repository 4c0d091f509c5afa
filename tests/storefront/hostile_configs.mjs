/**
 * Public configs that nobody means well with; the same ones in every run. Node's tests and the
 * browser's use them, so nothing here needs either.
 */
export const SLUGS = ["announcement", "badges", "content", "free-shipping", "recently-viewed", "thank-you"];
const FIELDS = [
  "text", "link_url", "link_text", "background", "color", "position", "dismissible", "rules", "content", "pages",
  "place", "goal", "reached_text", "fill", "track", "heading", "count", "message", "google_analytics", "affiliate_pixel",
  "theme", "starts_on", "ends_on", "meta_pixel",
];
export const PAGES = ["CATEGORY", "PRODUCT", "CART", "ORDER_CONFIRMATION", "SEARCH", undefined];

/** A generator of the same numbers in every run. */
export function numbers(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

const LEAVES = [
  null, true, false, 0, -1, 1e308, "", " ", "x", "{amount}", "#123456", "top", "CART", "1".repeat(999), "\u0000\u2028\ud800",
  "<img src=x onerror=canary()>", "javascript:canary()", "https://a.example/{order}", "__proto__", "constructor", "a",
];

function value(random, depth = 0) {
  const kind = random(depth > 3 ? 1 : 4);
  if (kind < 2) return LEAVES[random(LEAVES.length)];
  const size = random(4);
  if (kind == 2) return Array.from({ length: size }, () => value(random, depth + 1));
  const names = ["text", "products", "categories", "words", "length", "toString", "0", "then"];
  return Object.fromEntries(
    Array.from({ length: size }, () => [names[random(names.length)], value(random, depth + 1)]),
  );
}

/** Return a hostile public config, as text. */
export function hostileConfig(random) {
  const settings = () => ({ ...Object.fromEntries(FIELDS.map((name) => [name, value(random)])), enabled: true });
  return JSON.stringify(Object.fromEntries(SLUGS.map((slug) => [slug, random(9) ? settings() : value(random)])));
}
