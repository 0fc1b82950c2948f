// Keeps the overview of a class up to date while uploads come in: asks for the page now and then and puts its figures in place of the old
// ones. What is unfolded stays so, and nothing moves while somebody works in it. Without this script the page is as old as it says.
"use strict";
(() => {
  const box = document.getElementById("follow");
  const on = document.getElementById("follow-on");
  if (!box || !on) return;
  box.hidden = false;

  const SECONDS = 20;
  const open = (root) => [...root.querySelectorAll("details")].map((part) => part.open);

  const replace = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const now = document.getElementById("class");
    const next = page.getElementById("class");
    if (!next || now.contains(document.activeElement)) return;
    const unfolded = open(now);
    const parts = next.querySelectorAll("details");
    if (parts.length === unfolded.length) parts.forEach((part, i) => { part.open = unfolded[i]; });
    now.replaceWith(document.adoptNode(next));
  };

  const ask = () => {
    if (!on.checked || document.hidden) return;
    fetch(window.location.href, { headers: { Accept: "text/html" } })
      .then((answer) => (answer.ok && !answer.redirected ? answer.text() : Promise.reject(answer.status)))
      .then(replace)
      .catch(() => {});
  };
  setInterval(ask, SECONDS * 1000);
})();
