// Follows a regrade while it is graded, by asking now and then. Without this script the page has a link.
"use strict";
(() => {
  const box = document.getElementById("regrade");
  const text = document.getElementById("regrade-text");
  const bar = document.getElementById("regrade-bar");
  if (!box) return;
  document.getElementById("regrade-reload").hidden = true;

  const ask = () => {
    fetch(box.dataset.state, { headers: { Accept: "application/json" } })
      .then((answer) => {
        // Who is not signed in any more is led to the form for it: the page itself leads there, too.
        if (answer.redirected) window.location.reload();
        return answer.ok && !answer.redirected ? answer.json() : Promise.reject(answer.status);
      })
      .then((state) => {
        if (state.ended) {
          window.location.reload();
          return;
        }
        bar.value = state.done;
        text.textContent = box.dataset.text.replace("{done}", state.done).replace("{items}", state.items);
        setTimeout(ask, 2000);
      })
      .catch(() => setTimeout(ask, 5000));
  };
  ask();
})();
