/**
 * What is wrong with how a page looks or what it says to a screen reader; an empty list is good.
 * Runs in the page under test.
 */
() => {
  const found = [];
  const shown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !element.closest(".visually-hidden") && element.getBoundingClientRect().width > 1;
  const describe = (element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;

  const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => {
      const value = c / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let node = element; node; node = node.parentElement) {
      const [r, g, b, alpha = 1] = channels(getComputedStyle(node).backgroundColor);
      if (alpha > 0.99) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const isField = element.matches("input:not([type=checkbox], [type=radio], [type=color]), textarea, select");
    if (!(hasText || isField) || !shown(element) || element.matches("option")) continue;
    const ratio = contrast(channels(getComputedStyle(element).color), behind(element));
    if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(2)}: ${describe(element)}`);
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === "visible"
      && getComputedStyle(element).display !== "inline") found.push(`text overflows: ${describe(element)}`);
  }

  for (const control of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!control.labels?.length && !control.ariaLabel) found.push(`no label: ${control.name}`);
    for (const id of (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)) {
      if (!document.getElementById(id)) found.push(`described by nothing: ${control.name} ${id}`);
    }
    if (shown(control) && !control.matches("select, textarea")) {
      const { height } = (control.closest("label") ?? control).getBoundingClientRect();
      if (height < 24) found.push(`target of ${height} px: ${control.name}`);
    }
    if (control.matches("select:not([multiple])") && !control.nextElementSibling?.matches(".field__arrow")
      && getComputedStyle(control).backgroundImage === "none") found.push(`no arrow: ${control.name}`);
    const next = control.nextElementSibling;
    if (next?.matches("input, select")) {
      const [one, other] = [control, next].map((each) => each.getBoundingClientRect());
      const isBelow = other.left < one.right && other.right > one.left;
      if (isBelow && other.top < one.bottom + 4) found.push(`no gap below: ${control.name}`);
    }
    if (control.multiple && shown(control) && control.clientHeight < 60) {
      found.push(`a list that is ${control.clientHeight} px high: ${control.name}`);
    }
  }

  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of ids.filter((id, index) => ids.indexOf(id) !== index)) found.push(`id twice: ${id}`);
  if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
  if (document.documentElement.scrollWidth > innerWidth) found.push("wider than the window");
  return found;
}
