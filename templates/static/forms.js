// Sends each form once: whoever clicks twice means it once. And leads to what was wrong with one, which may stand far down on the page.
// Without this script a form works as it is.
"use strict";
(() => {
  // What is answered with a file leaves the page as it is: after a pause its form can be sent again.
  const PAUSE_MS = 2000;
  const sent = new WeakSet();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    setTimeout(() => sent.delete(form), PAUSE_MS);
  });

  const problem = document.querySelector("[role=alert]");
  if (problem) {
    problem.tabIndex = -1;
    problem.focus();
  }
})();
