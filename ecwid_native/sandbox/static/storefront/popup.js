/**
 * The popup in which the shop opens on pages that have only widgets and do not say where the store is.
 *
 * Source: docs.ecwid.com, "Embed store widgets", and the page of 2020 (read 2026-11).
 */
import { element } from "./dom.js";

/** @param {(key: string) => string} words @param {() => void} closed @returns {HTMLElement} the container of the shop */
export function openPopup(words, closed) {
  const container = element("div.ecwid-popup__content", { id: "ecwid-popup-content" });
  const popup = element("dialog.ecwid-popup", { "aria-label": words("home"), onclose: () => {
    closed();
    popup.remove();
  } },
  element("button.ecwid-popup__close", { type: "button", "aria-label": words("close"), onclick: () => popup.close() }, "✕"),
  container);
  document.body.append(popup);
  popup.showModal();
  return container;
}
