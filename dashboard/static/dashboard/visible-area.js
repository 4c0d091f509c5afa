/**
 * Where the lower edge of the window lies on this page.
 *
 * The control panel makes the frame as tall as its page, so the frame has no scroll bar and its
 * lower edge may be far below the window's: "fixed" and "sticky" would stick to a place that
 * nobody sees. An IntersectionObserver is the one thing that tells a page of another origin
 * which part of it is on screen. It reports changes of the visible share only, hence it is asked
 * anew again and again, and only while something has to stick.
 */
const INTERVAL_MS = 60;

/**
 * Keeps the custom property --below-view of `element` at the height that is out of sight below.
 *
 * @param {HTMLElement} element what has to stick to the window
 * @returns {() => void} ends it
 */
export function stickToWindow(element) {
  let timer = 0;
  const observer = new IntersectionObserver(([entry]) => {
    observer.disconnect();
    const { bottom, height } = entry.intersectionRect;
    const hidden = height ? Math.max(0, window.innerHeight - bottom) : 0;
    element.style.setProperty("--below-view", `${Math.round(hidden)}px`);
    timer = setTimeout(() => observer.observe(document.documentElement), INTERVAL_MS);
  });
  observer.observe(document.documentElement);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
