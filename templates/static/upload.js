// Lets a file be dropped on the form, looks at it before it travels, and sends one form once. Without this script the form works as it is.
"use strict";
(() => {
  const form = document.getElementById("upload");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const status = document.getElementById("upload-status");
  const button = form.querySelector("button");

  const over = (event) => {
    event.preventDefault();
    form.classList.add("over");
  };
  const away = () => form.classList.remove("over");
  form.addEventListener("dragenter", over);
  form.addEventListener("dragover", over);
  form.addEventListener("dragleave", away);
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    away();
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change"));
    }
  });
  input.addEventListener("change", () => {
    status.textContent = said(input.files[0]);
  });
  const said = (file) => {
    if (!file) return "";
    if (file.size > Number(input.dataset.limit) * 1024 * 1024) return input.dataset.large;
    if (!file.name.toLowerCase().endsWith(input.dataset.ending ?? ".jar")) return input.dataset.odd;
    return `${file.name}, ${Math.ceil(file.size / 1024)} KB`;
  };
  let sent = false;
  form.addEventListener("submit", (event) => {
    const file = input.files[0];
    if (sent || (file && file.size > Number(input.dataset.limit) * 1024 * 1024)) {
      event.preventDefault();
      return;
    }
    sent = true;
    if (input.dataset.sending) status.textContent = input.dataset.sending;
    button.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => {
    sent = false;
    button.removeAttribute("aria-disabled");
  });
})();
