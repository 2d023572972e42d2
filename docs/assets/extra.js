// What the theme makes while the page runs, named and reachable by keyboard.
"use strict";
let codes = 0;

function tend() {
  for (const nav of document.querySelectorAll(".md-code__nav:not([aria-label])")) {
    codes += 1;
    nav.setAttribute("aria-label", `Code ${codes}`);
  }
  for (const part of document.querySelectorAll("pre > code, .md-typeset__scrollwrap, .md-typeset__table")) {
    if (part.tabIndex < 0 && part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  }
}

// The theme takes the tabindex away again when it has measured late.
const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["tabindex"] };
new MutationObserver(tend).observe(document.documentElement, watched);
addEventListener("resize", tend);
addEventListener("load", tend);
