/**
 * Where the lower edge of the window lies on this page.
 *
 * The control panel makes the frame as tall as its page, so the frame has no scroll bar and its
 * lower edge may be far below the window's: "fixed" and "sticky" would stick to a place that
 * nobody sees. An IntersectionObserver is the one thing that tells a page of another origin
 * which part of it is on screen. It reports changes of the visible share only, hence it is asked
 * anew again and again, and only while something has to stick.
 *
 * A button that moves between the press and the release of a pointer gets no click. So what
 * sticks never moves under a pointer: not while one is down on it, and not when the frame's
 * height changes, which happens a moment after the page's does.
 */
const INTERVAL_MS = 60;

/**
 * Keeps the custom property --below-view of `element` at the height that is out of sight below.
 *
 * @param {HTMLElement} element what has to stick to the window
 * @returns {() => void} ends it
 */
export function stickToWindow(element) {
  const end = new AbortController();
  let [below, height] = [0, window.innerHeight];
  let isPressed = false;
  let timer = 0;

  const place = (hidden) => {
    below = Math.max(0, Math.round(hidden));
    element.style.setProperty("--below-view", `${below}px`);
  };
  const look = () => {
    clearTimeout(timer);
    observer.disconnect(); // it reports anew only what it did not observe
    observer.observe(document.documentElement);
  };
  const observer = new IntersectionObserver(([entry]) => {
    const { bottom, height: visible } = entry.intersectionRect;
    if (!isPressed) place(visible ? window.innerHeight - bottom : 0);
    clearTimeout(timer);
    timer = setTimeout(look, INTERVAL_MS);
  });
  const resized = () => {
    // The frame grows or shrinks at its lower edge: the rest stays where it is in the window.
    place(below + window.innerHeight - height);
    height = window.innerHeight;
    look();
  };
  const released = () => {
    isPressed = false;
    look();
  };

  const { signal } = end;
  window.addEventListener("resize", resized, { signal });
  element.addEventListener("pointerdown", () => (isPressed = true), { signal });
  for (const type of ["pointerup", "pointercancel", "blur"]) {
    window.addEventListener(type, released, { signal });
  }
  look();
  return () => {
    end.abort();
    clearTimeout(timer);
    observer.disconnect();
  };
}
