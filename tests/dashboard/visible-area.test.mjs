import assert from "node:assert/strict";
import { test } from "node:test";

import { stickToWindow } from "../../dashboard/static/dashboard/visible-area.js";

/** A frame of that height of which the window shows what lies above `visible`. */
class Frame {
  constructor(height, visible) {
    this.element = new EventTarget();
    this.element.style = { setProperty: (_name, value) => (this.below = value) };
    this.window = globalThis.window = new EventTarget();
    globalThis.document = { documentElement: {} };
    this.window.innerHeight = height;
    this.visible = visible;
    const frame = this;
    globalThis.IntersectionObserver = class {
      constructor(report) {
        this.report = report;
        frame.observer = this;
      }

      observe() {
        this.isObserving = true;
      }

      disconnect() {
        this.isObserving = false;
      }
    };
  }

  /** The browser draws: what is observed is reported. */
  draw() {
    const { innerHeight } = this.window;
    const bottom = Math.min(this.visible, innerHeight);
    if (this.observer.isObserving) this.observer.report([{ intersectionRect: { bottom, height: bottom } }]);
  }

  resize(height) {
    this.window.innerHeight = height;
    this.window.dispatchEvent(new Event("resize"));
  }

  press() {
    this.element.dispatchEvent(new Event("pointerdown"));
  }

  release(type = "pointerup") {
    this.window.dispatchEvent(new Event(type));
  }
}

function stick(t, height, visible) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const frame = new Frame(height, visible);
  const end = stickToWindow(frame.element);
  t.after(end);
  frame.draw();
  return { frame, end };
}

test("what is out of sight below is known, and again after the merchant has scrolled", (t) => {
  const { frame } = stick(t, 1000, 700);
  assert.equal(frame.below, "300px");

  frame.visible = 900;
  t.mock.timers.tick(1000);
  frame.draw();

  assert.equal(frame.below, "100px");
});

test("a frame that is in sight as a whole hides nothing", (t) => {
  assert.equal(stick(t, 600, 900).frame.below, "0px");
});

test("while the frame's height changes, nothing moves in the window", (t) => {
  const { frame } = stick(t, 1000, 700);

  frame.resize(1070);
  assert.equal(frame.below, "370px");
  frame.resize(900);
  assert.equal(frame.below, "200px");
  frame.draw();
  assert.equal(frame.below, "200px");
});

test("nothing is below a frame that has become shorter than what was in sight", (t) => {
  const { frame } = stick(t, 1000, 900);

  frame.resize(600);

  assert.equal(frame.below, "0px");
});

for (const end of ["pointerup", "pointercancel", "blur"]) {
  test(`nothing moves under a pointer that is down, until ${end}`, (t) => {
    const { frame } = stick(t, 1000, 700);

    frame.press();
    frame.visible = 650;
    t.mock.timers.tick(1000);
    frame.draw();
    assert.equal(frame.below, "300px");
    frame.release(end);
    frame.draw();

    assert.equal(frame.below, "350px");
  });
}

test("a frame that grows under a pressed pointer keeps the button under it", (t) => {
  const { frame } = stick(t, 1000, 700);

  frame.press();
  frame.resize(1200);

  assert.equal(frame.below, "500px");
});

test("once ended, nothing is touched any more", (t) => {
  const { frame, end } = stick(t, 1000, 700);

  end();
  frame.resize(2000);
  t.mock.timers.tick(1000);
  frame.draw();

  assert.equal(frame.below, "300px");
});
