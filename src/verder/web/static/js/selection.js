"use strict";
// Scores: a digit goes to the next field, arrows walk through the table, colours follow at once.

const isScore = (text) => /^[1-5]?$/.test(text);
const scoresOf = (part) => [...part.querySelectorAll("input.score")];

function neighbour(input, key) {
  const all = scoresOf(input.closest("table"));
  const row = scoresOf(input.closest("tr"));
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row.length, ArrowDown: row.length, Enter: row.length }[key];
  return step ? all[all.indexOf(input) + step] : undefined;
}

document.addEventListener("input", (event) => {
  const input = event.target.closest("input.score");
  if (!input) return;
  if (!isScore(input.value)) input.value = input.dataset.score;
  else input.dataset.score = input.value;
  if (!input.value) return;
  const next = neighbour(input, "ArrowRight");
  if (next) next.focus();
  else input.blur();
});

document.addEventListener("keydown", (event) => {
  const input = event.target.closest?.("input.score");
  if (!input) return;
  if (event.key === "Enter") event.preventDefault();
  const next = neighbour(input, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
});

document.addEventListener("focusin", (event) => event.target.closest("input.score")?.select());

// Weights: the meter follows while they are typed.
document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-weight]")) return;
  const weights = [...document.querySelectorAll("[data-weight]")].map((one) => Number(one.value.replace(",", ".")) || 0);
  const sum = weights.reduce((one, other) => one + other, 0);
  const box = document.querySelector("[data-weight-sum]");
  box.classList.toggle("is-off", Math.abs(sum - 100) > 0.005);
  box.querySelector("meter").value = sum;
  box.querySelector("[data-weight-total]").textContent = Math.round(sum * 100) / 100;
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
