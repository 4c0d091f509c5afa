// How far the cart is from free shipping: a sentence, and a bar below it.

const isText = (value) => typeof value == "string" && value.trim() != "";
const isColor = (value) => typeof value == "string" && /^#[0-9a-f]{6}$/i.test(value);

customization(({ settings, prefix, price, slot, each, onPage, onCart }) => {
  const { text, reached_text: reachedText, fill, track } = settings;
  const pages = [].concat(settings.pages);
  const goal = typeof settings.goal == "string" ? Number(settings.goal) : 0; // exact to the digit
  if (!(goal > 0 && goal < Infinity) || !isText(text) || !isText(reachedText)) return;

  const name = prefix + "-free-shipping";
  let subtotal = 0;
  let isHere = false;
  let root;

  const make = (part, role) => {
    const element = document.createElement("div");
    element.className = name + "__" + part;
    if (role) element.setAttribute("role", role);
    return element;
  };

  const mount = () => {
    root = slot(".ec-store", "afterbegin");
    if (!root || root.firstChild) return;
    const line = make("text", "status"); // its changes are read out
    const bar = make("bar", "progressbar");
    line.id = root.id + "-text";
    line.dir = "auto"; // the text's direction, which need not be the page's
    bar.setAttribute("aria-labelledby", line.id);
    bar.append(make("fill"));
    if (isColor(fill)) root.style.setProperty(`--${prefix}-fill`, fill);
    if (isColor(track)) root.style.setProperty(`--${prefix}-track`, track);
    root.className = name;
    root.style.display = "none"; // until the stylesheet, which may come later, shows it
    root.append(line, bar);
  };

  const draw = () => {
    if (!isHere) return;
    mount(); // the shop may have drawn the page anew and thrown ours out with the old one
    if (!root) return;
    const [line, bar] = root.children;
    const missing = Math.max(goal - subtotal, 0);
    // A function: in a text, "$" would have a meaning of its own.
    const message = missing ? text.replace("{amount}", () => price(missing)) : reachedText;
    if (line.textContent != message) line.textContent = message;
    const percent = String(Math.floor((1 - missing / goal) * 100));
    bar.setAttribute("aria-valuenow", percent);
    bar.firstChild.style.width = percent + "%";
  };

  onCart((cart) => {
    const items = Array.isArray(cart?.items) ? cart.items : [];
    const sum = items.reduce((total, { product, quantity }) => total + product?.price * quantity, 0);
    subtotal = [cart?.subtotal, sum].find(Number.isFinite) || 0;
    draw();
  });

  onPage((page) => {
    isHere = pages.includes(page.type);
    if (!isHere) return;
    each(".ec-store", draw);
    return () => {
      isHere = false;
      root?.remove();
    };
  });
});
