"use strict";
// The arrow keys walk through the list of accounts; Enter opens the one in focus.

const links = () => [...document.querySelectorAll(".account-list tbody .account-name")];

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const list = event.target.closest(".account-list");
  const isTyping = event.target.closest("select, textarea, input:not(.table-search)");
  if (isTyping || (!list && event.target !== document.body)) return;
  const all = links();
  const row = event.target.closest("tbody tr");
  const now = row ? all.indexOf(row.querySelector(".account-name")) : -1;
  const next = all[Math.max(0, Math.min(all.length - 1, now + step))];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});
