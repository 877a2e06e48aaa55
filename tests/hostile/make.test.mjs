// @ts-check
/** The function that makes elements refuses attributes that are not on its list. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { installDom } from "../../cli/dom.js";
import { make } from "../../www/view/make.js";

installDom();

test("an attribute that no view sets is refused", () => {
  for (const name of [
    "onclick",
    "onerror",
    "style",
    "srcdoc",
    "srcset",
    "formaction",
    "is",
    "xlink:href",
    "HREF",
    "__proto__x",
    "",
  ]) {
    assert.throws(() => make("a", { [name]: "x" }), TypeError, name);
  }
  assert.equal(make("a", { href: "https://example.org/", title: "<b>" }).getAttribute("title"), "<b>");
});

test("a string is always text", () => {
  assert.equal(make("p", null, "<img src=x onerror=pwned(1)>").outerHTML, "<p>&lt;img src=x onerror=pwned(1)&gt;</p>");
});
