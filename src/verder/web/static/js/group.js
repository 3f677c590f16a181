"use strict";
/* Draws the tree of a group from the figures beside it: open and close, search, walk by
   keyboard, and drag an entity to where it is to hang. The page of the move asks first. */
(() => {
  const OPEN_AT_FIRST = 200;
  const DEEPEST = 12;
  const tree = document.querySelector("[data-tree]");
  if (!tree) return;

  const nodes = JSON.parse(document.getElementById(tree.dataset.tree).textContent);
  const words = tree.dataset;
  const root = document.documentElement;
  const region = root.lang === "nl" ? "nl-NL" : "en-GB";
  const figures = (options) => {
    const format = new Intl.NumberFormat(region, options);
    return (value) => (value === null ? "–" : format.format(value).replace("-", "−"));
  };
  const number = figures({});
  const money = figures({ style: "currency", currency: root.dataset.currency, maximumFractionDigits: 0 });
  const share = figures({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const change = figures({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const byId = new Map();
  const path = [];
  for (const node of nodes) {
    path.length = node.depth;
    node.up = path[node.depth - 1] ?? null;
    node.isOpen = false;
    node.address = words.account.replace("0", node.id);
    node.move = words.relation?.replace("0", node.id);
    node.text = plain(`${node.name} ${node.city ?? ""}`);
    path.push(node);
    byId.set(String(node.id), node);
  }

  const part = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const cell = (role, name, ...content) => {
    const made = part("div", name);
    made.setAttribute("role", role);
    made.append(...content);
    return made;
  };
  const icon = (name) => document.getElementById(`group-icon-${name}`).content.firstElementChild.cloneNode(true);
  const link = (address, ...content) => {
    const made = part("a");
    made.href = address;
    made.tabIndex = -1;
    made.append(...content);
    return made;
  };

  function named(node) {
    const name = link(node.address, node.name);
    name.className = "node-name";
    name.draggable = false;
    const content = [name];
    if (node.class) {
      const badge = part("span", `class-badge class-${node.class.toLowerCase()}`);
      badge.append(part("span", "class-letter", node.class));
      content.push(badge);
    }
    if (node.decided) content.push(part("span", `decision decision-${node.decision}`, node.decided));
    for (const [key, sign] of [["contact", "message"], ["bill", "receipt"]]) {
      if (!node[key]) continue;
      const mark = part("span", "node-mark");
      mark.append(icon(sign), part("span", "visually-hidden", `${words[key]}: `), node[key]);
      mark.title = `${words[key]}: ${node[key]}`;
      content.push(mark);
    }
    const told = part("div", "node-told");
    told.append(...content);
    return cell("rowheader", "node-first", part("span", "node-toggle"), told);
  }

  function revenue(node) {
    const content = [part("span", "", money(node.revenue))];
    if (node.size > 1) content.push(part("span", "node-own", `${words.own} ${money(node.own)}`));
    return cell("gridcell", "is-figure", ...content);
  }

  function shareOf(node) {
    const bar = part("span", "node-bar");
    bar.style.setProperty("--share", Math.max(0, Math.min(1, node.share ?? 0)));
    return cell("gridcell", "is-figure node-share", bar, part("span", "", share(node.share)));
  }

  function rowOf(node) {
    const row = part("div", "node");
    row.setAttribute("role", "row");
    row.setAttribute("aria-level", node.depth + 1);
    row.style.setProperty("--level", Math.min(node.depth, DEEPEST));
    row.dataset.id = node.id;
    row.tabIndex = -1;
    row.append(named(node), revenue(node), shareOf(node));
    row.append(cell("gridcell", "is-figure node-change", change(node.change)));
    if (words.margins) row.append(cell("gridcell", "is-figure node-margin", share(node.margin)));
    row.append(cell("gridcell", "is-figure node-size", node.size > 1 ? number(node.size - 1) : ""));
    if (node.move) {
      row.draggable = true;
      const move = link(node.move, part("span", "visually-hidden", `${words.move}: ${node.name}`));
      row.append(cell("gridcell", "node-move", move));
    }
    if (String(node.id) === words.current) row.setAttribute("aria-current", "true");
    node.row = row;
    return row;
  }

  const isShown = (node) => !node.up || (node.up.isOpen && isShown(node.up));
  const body = tree.querySelector("[data-rows]");
  const count = document.querySelector("[data-found]");

  function show() {
    let isHidden = null;
    for (const node of nodes) {
      if (isHidden && node.depth <= isHidden.depth) isHidden = null;
      node.row.hidden = Boolean(isHidden);
      if (node.size > 1) node.row.setAttribute("aria-expanded", node.isOpen);
      if (!isHidden && !node.isOpen) isHidden = node;
    }
  }

  function openAll(isOpen) {
    for (const node of nodes) node.isOpen = isOpen && node.size > 1;
    if (!isOpen) nodes.filter((node) => !node.up).forEach((node) => (node.isOpen = true));
    show();
  }

  function openTo(node) {
    for (let each = node.up; each; each = each.up) each.isOpen = true;
  }

  function openAtFirst() {
    const sizes = [];
    for (const node of nodes) sizes[node.depth] = (sizes[node.depth] ?? 0) + 1;
    let depth = 1;
    let seen = (sizes[0] ?? 0) + (sizes[1] ?? 0);
    while (sizes[depth + 1] && seen + sizes[depth + 1] <= OPEN_AT_FIRST) seen += sizes[++depth];
    for (const node of nodes) node.isOpen = node.size > 1 && node.depth < depth;
    const current = byId.get(words.current);
    if (current) openTo(current);
  }

  function find(text) {
    const wanted = plain(text.trim());
    const found = wanted ? nodes.filter((node) => node.text.includes(wanted)) : [];
    const kept = new Set(found);
    for (const node of found) for (let each = node.up; each; each = each.up) kept.add(each);
    if (wanted) for (const node of kept) node.isOpen = node.size > 1;
    show();
    for (const node of nodes) {
      if (wanted && !kept.has(node)) node.row.hidden = true;
      node.row.classList.toggle("node-found", found.includes(node));
    }
    count.textContent = wanted ? `${number(found.length)} / ${number(nodes.length)}` : "";
    return found[0];
  }

  /* One row at a time can be reached by Tab, and so can its links. */
  let held = null;
  function hold(node, isFocused) {
    if (held) [held.row, ...held.row.querySelectorAll("a")].forEach((one) => (one.tabIndex = -1));
    held = node;
    [node.row, ...node.row.querySelectorAll("a")].forEach((one) => (one.tabIndex = 0));
    if (isFocused) node.row.focus();
  }

  const step = (node, way) => {
    const shown = nodes.filter((one) => !one.row.hidden);
    return shown[Math.max(0, Math.min(shown.length - 1, shown.indexOf(node) + way))];
  };
  const turn = (node, isOpen) => {
    node.isOpen = isOpen;
    show();
    return node;
  };
  const KEYS = {
    ArrowDown: (node) => step(node, 1),
    ArrowUp: (node) => step(node, -1),
    Home: (node) => step(node, -nodes.length),
    End: (node) => step(node, nodes.length),
    ArrowRight: (node) => (node.size > 1 && !node.isOpen ? turn(node, true) : step(node, node.size > 1 ? 1 : 0)),
    ArrowLeft: (node) => (node.isOpen ? turn(node, false) : node.up ?? node),
  };

  const nodeAt = (target) => byId.get(target.closest?.(".node")?.dataset.id);

  tree.addEventListener("keydown", (event) => {
    const node = nodeAt(event.target);
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && event.target === node.row) location.assign(node.address);
    const next = KEYS[event.key]?.(node);
    if (!next) return;
    event.preventDefault();
    hold(next, true);
  });
  tree.addEventListener("click", (event) => {
    const node = nodeAt(event.target);
    if (!node || event.target.closest("a")) return;
    hold(node, false);
    if (node.size > 1) turn(node, !node.isOpen);
  });
  tree.addEventListener("focusin", (event) => {
    const node = nodeAt(event.target);
    if (node && node !== held) hold(node, false);
  });

  let dragged = null;
  const onto = (event) => {
    const out = event.target.closest?.("[data-out]");
    const node = nodeAt(event.target);
    return out ?? (node && node !== dragged ? node.row : null);
  };
  const clear = () => document.querySelectorAll(".node-onto").forEach((one) => one.classList.remove("node-onto"));
  tree.addEventListener("dragstart", (event) => {
    dragged = nodeAt(event.target);
    event.dataTransfer.setData("text/plain", dragged.name);
    event.dataTransfer.effectAllowed = "move";
    tree.classList.toggle("is-dragging", true);
  });
  tree.addEventListener("dragover", (event) => {
    const place = dragged && onto(event);
    clear();
    if (!place) return;
    event.preventDefault();
    place.classList.add("node-onto");
  });
  tree.addEventListener("dragend", () => {
    dragged = null;
    clear();
    tree.classList.toggle("is-dragging", false);
  });
  tree.addEventListener("drop", (event) => {
    const place = dragged && onto(event);
    if (!place) return;
    event.preventDefault();
    location.assign(`${dragged.move}?to=${place.dataset.id ?? "none"}`);
  });

  const search = document.querySelector("[data-find]");
  search.addEventListener("input", () => find(search.value));
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = find(search.value);
    if (first) hold(first, true);
  });
  document.querySelector("[data-open-all]").addEventListener("click", () => openAll(true));
  document.querySelector("[data-close-all]").addEventListener("click", () => openAll(false));

  const drawn = document.createDocumentFragment();
  nodes.forEach((node) => drawn.append(rowOf(node)));
  openAtFirst();
  show();
  body.replaceChildren(drawn);
  if (nodes.length) hold(byId.get(words.current) ?? nodes[0], false);
  tree.dataset.drawn = "yes";
})();
