// Follows a submission while it is graded: by server-sent events, else by asking now and then. Without this script the page has a link.
"use strict";
(() => {
  const box = document.getElementById("live");
  const text = document.getElementById("live-text");
  const bar = document.getElementById("live-bar");
  if (!box) return;
  document.getElementById("live-reload").hidden = true;

  const show = (state) => {
    if (text.textContent !== state.text) text.textContent = state.text;
    if (state.of > 0) {
      bar.max = state.of;
      bar.value = state.value;
    }
    if (state.ended) window.location.reload();
  };

  let asking = false;
  const ask = () => {
    fetch(box.dataset.state, { headers: { Accept: "application/json" } })
      .then((answer) => {
        // Who is not signed in any more is led to the form for it: the page itself leads there, too.
        if (answer.redirected) window.location.reload();
        return answer.ok && !answer.redirected ? answer.json() : Promise.reject(answer.status);
      })
      .then((state) => {
        show(state);
        if (!state.ended) setTimeout(ask, 2000);
      })
      .catch(() => setTimeout(ask, 5000));
  };
  const askInstead = () => {
    if (!asking) {
      asking = true;
      ask();
    }
  };

  if (!("EventSource" in window)) {
    askInstead();
    return;
  }
  const events = new EventSource(box.dataset.events);
  events.addEventListener("state", (event) => show(JSON.parse(event.data)));
  events.onerror = () => {
    events.close();
    askInstead();
  };
})();
