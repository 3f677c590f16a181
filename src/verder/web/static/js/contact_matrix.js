"use strict";
// The matrix as a spreadsheet: arrows, typing, Enter and F2, blocks from and to Excel, undo.
// The server keeps every change and says what the cells look like; here they only wait for it.

const matrixOf = (part) => part?.closest?.("[data-matrix]");
const lines = (table) => [...table.tBodies[0].rows];
const cellsOf = (row) => [...row.cells].slice(1, -1);
const cellAt = (table, row, column) => lines(table)[row] && cellsOf(lines(table)[row])[column];
const placeOf = (cell) => [cell.parentElement.sectionRowIndex, cell.cellIndex - 1];
const isCell = (part) => part?.matches?.("[data-matrix] tbody td:not(.matrix-end)");
const mayEdit = (table) => Boolean(table.dataset.kind);
const columnKeys = (table) => [...table.tHead.rows[0].cells].slice(1, -1).map((one) => one.dataset.column);

const LARGEST_SIDE = 8000; // points of a picture
const state = { anchor: null, sending: Promise.resolve(), resting: 0, measured: 0 };

function speak(text) {
  const said = document.querySelector("[data-matrix-said]");
  if (said) said.textContent = text;
}

// ---- Where one is, and what is selected

function focusOn(cell, isExtending = false) {
  if (!cell) return;
  const table = matrixOf(cell);
  table.querySelector("td[tabindex='0']")?.setAttribute("tabindex", "-1");
  cell.tabIndex = 0;
  cell.focus();
  if (!isExtending || !state.anchor?.isConnected) state.anchor = cell;
  select(table, state.anchor, cell);
}

function select(table, from, to) {
  table.querySelectorAll("[aria-selected]").forEach((one) => one.removeAttribute("aria-selected"));
  block(table, from, to).flat().forEach((one) => one.setAttribute("aria-selected", "true"));
}

function block(table, from, to) {
  const [top, left] = placeOf(from);
  const [bottom, right] = placeOf(to);
  const rows = lines(table).slice(Math.min(top, bottom), Math.max(top, bottom) + 1);
  return rows.map((row) => cellsOf(row).slice(Math.min(left, right), Math.max(left, right) + 1));
}

const selected = (cell) => block(matrixOf(cell), state.anchor ?? cell, cell);

function step(cell, down, right, isExtending) {
  const table = matrixOf(cell);
  const [row, column] = placeOf(cell);
  const last = cellsOf(lines(table)[row]).length - 1;
  const to = (at, least, most) => Math.max(least, Math.min(most, at));
  focusOn(cellAt(table, to(row + down, 0, lines(table).length - 1), to(column + right, 0, last)), isExtending);
}

// ---- Editing one cell

function edit(cell, text, isTyping) {
  if (!mayEdit(matrixOf(cell)) || cell.querySelector("input")) return;
  const input = document.createElement("input");
  Object.assign(input, { value: text, inputMode: "decimal", autocomplete: "off", className: "matrix-input" });
  input.setAttribute("aria-label", `${cell.parentElement.cells[0].querySelector(".matrix-name").textContent} – ${
    matrixOf(cell).tHead.rows[0].cells[cell.cellIndex].querySelector(".matrix-name").textContent}`);
  input.dataset.typing = isTyping ? "yes" : "";
  cell.dataset.shown = cell.innerHTML;
  cell.replaceChildren(input);
  input.focus();
  if (!isTyping) input.select();
}

function leave(input, isKept) {
  const cell = input.closest("td");
  if (!cell || cell.dataset.shown === undefined) return cell;
  const text = input.value.trim();
  const before = cell.dataset.v ?? "";
  const shown = cell.dataset.shown;
  delete cell.dataset.shown;
  if (isKept && text !== before) {
    cell.textContent = text;
    keep(matrixOf(cell), [[cell, text]]);
  } else cell.innerHTML = shown; // what the server had written there
  return cell;
}

// ---- What is sent, one act after the other, and what comes back

function keyOf(table, cell) {
  return `cell-${cell.parentElement.dataset.row}-${columnKeys(table)[cell.cellIndex - 1]}`;
}

function keep(table, changes) {
  const body = new FormData();
  body.set("kind", table.dataset.kind);
  changes.forEach(([cell, text]) => {
    cell.classList.add("is-waiting");
    body.set(keyOf(table, cell), text);
  });
  post(table, table.dataset.cells, body);
}

function post(table, address, body = new FormData()) {
  state.sending = state.sending.then(() => send(table, address, body));
}

async function send(table, address, body) {
  const csrf = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  try {
    const answer = await fetch(address + location.search, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": csrf, Accept: "application/json" },
    });
    const told = await answer.json();
    if (!answer.ok) return refuse(told.said);
    show(table, told);
  } catch {
    refuse(table.dataset.lost);
  }
}

// What was not kept is shown as it is kept: the page comes anew, with the reason.
function refuse(text) {
  speak(text);
  const notice = document.querySelector("[data-matrix-problem]");
  notice.hidden = false;
  notice.querySelector("p").textContent = text;
  document.querySelectorAll(".is-waiting").forEach((cell) => cell.classList.replace("is-waiting", "is-refused"));
}

function show(table, told) {
  document.querySelector("[data-matrix-problem]").hidden = true;
  const columns = columnKeys(table);
  const rows = new Map(lines(table).map((row) => [row.dataset.row, row]));
  told.cells.forEach(([row, column, html, look, value]) => {
    const cell = rows.get(String(row))?.cells[columns.indexOf(String(column)) + 1];
    if (!cell || columns.indexOf(String(column)) < 0) return;
    if (!cell.querySelector("input")) cell.innerHTML = html; // signs and numbers of our own server
    else cell.dataset.shown = html;
    cell.className = look;
    if (value) cell.dataset.v = value;
    else delete cell.dataset.v;
  });
  turn("undo", told.undo);
  turn("redo", told.redo);
  speak(told.said);
  measureSoon(table);
}

// ---- The measures of the whole matrix, once typing rests

function measureSoon(table) {
  clearTimeout(state.resting);
  state.resting = setTimeout(() => measure(table), 300);
}

async function measure(table) {
  const turnOf = (state.measured += 1);
  const answer = await fetch(table.dataset.figures + location.search, { headers: { Accept: "application/json" } });
  if (!answer.ok || turnOf !== state.measured) return; // a later one is on its way
  const told = await answer.json();
  Object.entries(told.ends).forEach(([key, text]) => put(table, `[data-end="${key}"]`, text));
  Object.entries(told.feet).forEach(([key, text]) => put(table, `[data-foot="${key}"]`, text));
  const figures = document.getElementById("matrix-figures");
  figures.innerHTML = told.summary;
  htmx.process(figures);
}

function put(table, selector, text) {
  const part = table.querySelector(selector);
  if (part) part.textContent = text;
}

function turn(act, isThere) {
  const button = document.querySelector(`[data-matrix-act="${act}"] button`);
  if (button) button.disabled = !isThere;
}

// ---- Keys

const ways = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };

document.addEventListener("keydown", (event) => {
  if (event.target.matches(".matrix-input")) return keyInEditor(event);
  if (isCell(event.target)) keyInGrid(event);
});

function keyInEditor(event) {
  const input = event.target;
  const way = input.dataset.typing ? ways[event.key] : undefined;
  const steps = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] };
  const next = steps[event.key] ?? way;
  event.stopPropagation();
  if (event.key === "Escape") {
    event.preventDefault();
    return focusOn(leave(input, false));
  }
  if (event.key === "F2") input.dataset.typing = "";
  if (!next) return undefined;
  event.preventDefault();
  return step(leave(input, true), ...next);
}

function keyInGrid(event) {
  const cell = event.target;
  const table = matrixOf(cell);
  if (event.ctrlKey || event.metaKey) return keyWithControl(event, cell, table);
  if (event.altKey) return undefined;
  const [row] = placeOf(cell);
  const acts = {
    Enter: () => edit(cell, cell.dataset.v ?? "", false),
    F2: () => edit(cell, cell.dataset.v ?? "", false),
    Delete: () => empty(cell),
    Backspace: () => empty(cell),
    Home: () => focusOn(cellAt(table, row, 0), event.shiftKey),
    End: () => focusOn(cellsOf(cell.parentElement).at(-1), event.shiftKey),
  };
  if (ways[event.key]) step(cell, ...ways[event.key], event.shiftKey);
  else if (acts[event.key]) acts[event.key]();
  else if (/^[0-9.,]$/.test(event.key) && mayEdit(table)) edit(cell, event.key, true);
  else return undefined;
  event.preventDefault();
  return event.stopPropagation();
}

function keyWithControl(event, cell, table) {
  const key = event.key.toLowerCase();
  const lastRow = lines(table).length - 1;
  const acts = {
    home: () => focusOn(cellAt(table, 0, 0), event.shiftKey),
    end: () => focusOn(cellsOf(lines(table)[lastRow]).at(-1), event.shiftKey),
    a: () => {
      state.anchor = cellAt(table, 0, 0);
      focusOn(cellsOf(lines(table)[lastRow]).at(-1), true);
    },
  };
  if (mayEdit(table)) {
    acts.z = () => post(table, event.shiftKey ? table.dataset.redo : table.dataset.undo);
    acts.y = () => post(table, table.dataset.redo);
  }
  if (!acts[key]) return;
  event.preventDefault();
  event.stopPropagation();
  acts[key]();
}

function empty(cell) {
  const table = matrixOf(cell);
  const filled = selected(cell).flat().filter((one) => one.dataset.v);
  if (mayEdit(table) && filled.length) keep(table, filled.map((one) => [one, ""]));
}

// ---- Blocks from and to Excel

document.addEventListener("copy", (event) => {
  if (isCell(document.activeElement)) copyBlock(event);
});

document.addEventListener("cut", (event) => {
  if (!isCell(document.activeElement)) return;
  copyBlock(event);
  empty(document.activeElement);
});

function copyBlock(event) {
  const found = selected(document.activeElement);
  const text = found.map((row) => row.map((one) => one.dataset.v ?? one.textContent).join("\t")).join("\r\n");
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
}

document.addEventListener("paste", (event) => {
  const cell = document.activeElement;
  if (!isCell(cell) || !mayEdit(matrixOf(cell))) return;
  event.preventDefault();
  const rows = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/).map((row) => row.split("\t"));
  paste(cell, rows);
});

// One number fills the selection; a block lies down from its top left corner.
function paste(cell, rows) {
  const table = matrixOf(cell);
  const target = selected(cell);
  const [top, left] = placeOf(target[0][0]);
  const isOne = rows.length === 1 && rows[0].length === 1;
  const changes = isOne
    ? target.flat().map((one) => [one, rows[0][0].trim()])
    : rows.flatMap((row, down) => row.map((text, right) => [cellAt(table, top + down, left + right), text.trim()]));
  const inside = changes.filter(([one, text]) => one && (one.dataset.v ?? "") !== text);
  if (inside.length) keep(table, inside);
}

// ---- Mouse and touch

document.addEventListener("pointerdown", (event) => {
  const cell = event.target.closest?.("td");
  if (!isCell(cell) || event.button !== 0) return;
  const wasHere = cell === document.activeElement;
  if (cell.querySelector("input")) return;
  if (event.pointerType === "mouse") event.preventDefault();
  if (event.pointerType !== "mouse" && wasHere) edit(cell, cell.dataset.v ?? "", false);
  else if (event.pointerType === "mouse") focusOn(cell, event.shiftKey);
});

document.addEventListener("click", (event) => {
  const cell = event.target.closest?.("td");
  if (isCell(cell) && cell !== document.activeElement && !cell.querySelector("input")) focusOn(cell, event.shiftKey);
});

document.addEventListener("pointerover", (event) => {
  const cell = event.target.closest?.("td");
  if (event.buttons === 1 && isCell(cell) && isCell(document.activeElement) && event.pointerType === "mouse") focusOn(cell, true);
});

document.addEventListener("dblclick", (event) => {
  const cell = event.target.closest?.("td");
  if (isCell(cell)) edit(cell, cell.dataset.v ?? "", false);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.(".matrix-input")) leave(event.target, true);
});

// ---- The rest of the page

document.addEventListener("submit", (event) => {
  const act = event.target.dataset?.matrixAct;
  const table = document.querySelector("[data-matrix]");
  if (!act || !table?.dataset[act]) return;
  event.preventDefault();
  post(table, table.dataset[act]);
});

document.addEventListener("input", (event) => {
  const said = event.target.dataset?.slider;
  if (!said) return;
  const day = event.target.dataset.days.split("|")[event.target.value];
  document.getElementById(said).textContent = day;
  event.target.setAttribute("aria-valuetext", day);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const way = event.target.closest("[data-matrix-picture]");
  if (!way) return;
  event.preventDefault();
  keepPicture(way.href);
});

// The server draws an SVG; here it becomes a PNG, twice as fine as a screen.
function keepPicture(address) {
  const drawn = new Image();
  drawn.onload = () => {
    const scale = Math.min(2, LARGEST_SIDE / Math.max(drawn.naturalWidth, drawn.naturalHeight));
    const paper = Object.assign(document.createElement("canvas"), {
      width: Math.round(drawn.naturalWidth * scale),
      height: Math.round(drawn.naturalHeight * scale),
    });
    paper.getContext("2d").drawImage(drawn, 0, 0, paper.width, paper.height);
    const name = `${document.querySelector("h1").textContent.trim()} DMU-PSU.png`;
    Object.assign(document.createElement("a"), { href: paper.toDataURL("image/png"), download: name }).click();
  };
  drawn.onerror = () => { location.href = address; };
  drawn.src = address;
}

htmx.onLoad((part) => {
  const table = part.querySelector?.("[data-matrix]");
  const first = table && cellAt(table, 0, 0);
  if (first) first.tabIndex = 0;
});
