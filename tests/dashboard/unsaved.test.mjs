import assert from "node:assert/strict";
import { test } from "node:test";

import { BUTTONS, sentenceWith } from "../../dashboard/static/dashboard/save-bar.js";
import { fingerprint, pick } from "../../dashboard/static/dashboard/unsaved.js";

const form = (...entries) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

test("a section sends its own controls and no other's", () => {
  const data = form(["session_token", "t"], ["a-text", "1"], ["a-b-text", "2"], ["a-days", "x"], ["a-days", "y"]);

  const own = pick(data, ["a-text", "a-days"]);

  assert.deepEqual([...own], [["a-text", "1"], ["a-days", "x"], ["a-days", "y"]]);
});

test("a section differs when a value changes, a box is ticked or an item of a list goes", () => {
  const saved = fingerprint(form(["a-text", "1"], ["a-days", "x"], ["a-days", "y"]));

  assert.equal(fingerprint(form(["a-text", "1"], ["a-days", "x"], ["a-days", "y"])), saved);
  assert.notEqual(fingerprint(form(["a-text", "1 "], ["a-days", "x"], ["a-days", "y"])), saved);
  assert.notEqual(fingerprint(form(["a-text", "1"], ["a-days", "x"])), saved);
  assert.notEqual(fingerprint(form(["a-text", "1"], ["a-days", "x"], ["a-days", "y"], ["a-on", "on"])), saved);
});

test("values that contain separators are not mixed up", () => {
  assert.notEqual(fingerprint(form(["a", "1,b"], ["c", ""])), fingerprint(form(["a", "1"], ["b,c", ""])));
});

test("names are put into a sentence as the language lists them", () => {
  assert.equal(sentenceWith("Unsaved: %s", ["Bar"], "en"), "Unsaved: Bar");
  assert.equal(sentenceWith("Unsaved: %s", ["Bar", "Badge", "Popup"], "en"), "Unsaved: Bar, Badge, and Popup");
  assert.equal(sentenceWith("Non enregistré : %s", ["Bar", "Badge"], "fr"), "Non enregistré : Bar et Badge");
});

test("a title cannot be taken for a pattern", () => {
  assert.equal(sentenceWith("Unsaved: %s", ["$& %s"], "en"), "Unsaved: $& %s");
});

test("while something is unsaved there is a way to save it, until the session has ended", () => {
  for (const state of ["unsaved", "failed", "asking"]) assert.ok(BUTTONS[state].includes("save"));
  assert.deepEqual(BUTTONS.ended, []);
});
