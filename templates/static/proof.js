// Follows a proof while it runs, by asking now and then. Without this script the page has a link.
"use strict";
(() => {
  const box = document.getElementById("proof");
  const text = document.getElementById("proof-text");
  const bar = document.getElementById("proof-bar");
  if (!box || !text) return;
  document.getElementById("proof-reload").hidden = true;

  const ask = () => {
    fetch(box.dataset.state, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((state) => {
        if (state.ended) {
          window.location.reload();
          return;
        }
        bar.max = Math.max(1, state.items);
        bar.value = state.done;
        text.textContent = state.text;
        setTimeout(ask, 1000);
      })
      .catch(() => setTimeout(ask, 5000));
  };
  ask();
})();
