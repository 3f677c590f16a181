/* Beside a note about somebody: a gentle word where a word judges or is private. It holds nothing up. */
(() => {
  let told; // the words and the hints, fetched when the first such field is used

  document.addEventListener("focusin", (event) => {
    const field = event.target;
    if (!field.matches?.("[data-wording]") || told) return;
    const address = document.documentElement.dataset.wordingSource;
    told = fetch(address).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
    told.then((found) => (found ? look(field, found) : (told = undefined)));
  });

  let wait;
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches?.("[data-wording]")) return;
    clearTimeout(wait);
    wait = setTimeout(() => told?.then((found) => found && look(field, found)), 400);
  });

  /* Words stand between what is no letter: "ziek" is not in "muziek". */
  function wordsIn(text, words) {
    const plain = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
    return Object.keys(words).filter((word) => plain.includes(` ${word} `));
  }

  function look(field, { words, hints }) {
    const found = wordsIn(field.value, words).slice(0, 3);
    const box = boxOf(field, found.length > 0);
    if (!box) return;
    const lines = found.map((word) => {
      const line = document.createElement("p");
      line.textContent = hints[words[word]].replace("{word}", word);
      return line;
    });
    box.replaceChildren(...lines);
  }

  function boxOf(field, isWanted) {
    const place = field.closest(".field") ?? field.parentElement;
    let box = place.querySelector(".wording-hint");
    if (!box && isWanted) {
      box = document.createElement("div");
      box.className = "wording-hint";
      box.setAttribute("role", "status");
      place.append(box);
    }
    return box;
  }
})();
