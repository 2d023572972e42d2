// The page keeps itself up to date, and its buttons copy. Without this script it is whole, and stands still.
"use strict";
const status = document.getElementById("live");
let source = null;
let busy = false;
let again = false;

function showCopies() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll(".copy[hidden]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
});

function isInUse() {
  const selection = getSelection();
  if (selection && !selection.isCollapsed) return true;
  return /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
}

function put(fresh) {
  const here = document.getElementById("main");
  const there = fresh.getElementById("main");
  if (!there || here.innerHTML === there.innerHTML) return;
  const open = new Set([...here.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
  const focused = document.activeElement?.getAttribute("href");
  here.replaceChildren(...there.childNodes);
  for (const summary of here.querySelectorAll("summary")) summary.parentElement.open = open.has(summary.textContent);
  if (focused) here.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  showCopies();
}

async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    if (!isInUse()) {
      const answer = await fetch(location.href);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      put(fresh);
      document.getElementById("clock")?.replaceWith(fresh.getElementById("clock"));
    } else {
      again = true;
    }
  } catch {
    // The sandbox is gone; the stream says so.
  } finally {
    busy = false;
    if (again) { again = false; setTimeout(refresh, 400); }
  }
}

function listen() {
  source = new EventSource("/_page/events");
  let first = true;
  source.onopen = () => { status.textContent = "Live"; };
  source.onmessage = () => { if (!first) refresh(); first = false; };
  source.onerror = () => { status.textContent = "The sandbox does not answer"; };
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) { source?.close(); source = null; }
  else if (!source) { listen(); refresh(); }
});

showCopies();
if (!document.hidden) listen();
