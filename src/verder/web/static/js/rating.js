"use strict";
// Rating sheets: cells by keyboard, accounts by dragging, the wall screen full size.

const grid = (input) => [...input.closest("[data-rating-grid]").querySelectorAll("tbody tr")]
  .map((row) => [...row.querySelectorAll(".rating-input")])
  .filter((row) => row.length);

// Where a key leads from a cell, in rows and columns; sideways only from the end of the text.
// Enter goes on at the top of the next account.
const stepOf = (event) => {
  const input = event.target;
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [event.shiftKey ? -1 : 1, 0] };
  if (input.selectionStart === 0) steps.ArrowLeft = [0, -1];
  if (input.selectionEnd === input.value.length) steps.ArrowRight = [0, 1];
  return steps[event.key];
};

document.addEventListener("keydown", (event) => {
  const input = event.target.closest("[data-rating-grid] .rating-input");
  if (!input || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = stepOf(event);
  if (!step) return;
  event.preventDefault();
  const rows = grid(input);
  const at = rows.findIndex((row) => row.includes(input));
  const [down, right] = step;
  const column = rows[at].indexOf(input);
  const isLast = event.key === "Enter" && !event.shiftKey && at === rows.length - 1;
  const next = isLast ? rows[0][column + 1] : rows[at + down]?.[column + right];
  if (next) next.focus();
  else if (event.key === "Enter") input.blur();
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches(".rating-input")) event.target.select();
});

// A dragged account is sent with the order that the list has now.
const send = (form, move) => {
  const sent = document.createElement("input");
  Object.assign(sent, { type: "hidden", name: "move", value: move });
  form.append(sent);
  form.requestSubmit();
};

const sortable = (list) => {
  if (list.dataset.ready) return;
  list.dataset.ready = "yes";
  Sortable.create(list, {
    animation: 120,
    filter: "button",
    preventOnFilter: false,
    onEnd: ({ item, oldIndex, newIndex }) => {
      if (oldIndex !== newIndex) send(list.closest("form"), `place-${item.dataset.account}`);
    },
  });
};

htmx.onLoad((part) => part.querySelectorAll("[data-sortable]").forEach(sortable));

const isTyping = (target) => target.closest("input, textarea, select");

document.addEventListener("keydown", (event) => {
  const turn = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  const item = event.target.closest("[data-account]");
  if (event.altKey && turn && item) {
    event.preventDefault();
    item.querySelector(`button[value^="${turn}-"]:not(:disabled)`)?.click();
    return;
  }
  if (!document.querySelector(".wall-screen") || isTyping(event.target)) return;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const way = { ArrowLeft: "previous", ArrowRight: "next" }[event.key];
  if (way) document.querySelector(`[data-step="${way}"]`)?.click();
  if (event.key.toLowerCase() === "f") full();
});

const full = () =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-fullscreen]")) full();
  if (event.target.closest("[data-print]")) window.print();
});
