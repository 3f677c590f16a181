"use strict";
/* Draws the organisation chart from the places that the server reckoned: nothing is laid out
   here, so thousands of people are there at once. The list beside it holds the same people.
   Of a large chart everybody is painted first, and a moment later can be pressed and moved. */
(() => {
  const box = document.querySelector("[data-organisation]");
  if (!box) return;

  const SMALLEST_READABLE = 0.45;
  const WELL_READABLE = 0.6;
  const OVERVIEW_FROM = 300;
  const scene = JSON.parse(document.getElementById(box.dataset.organisation).textContent);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isLarge = scene.cards.length >= OVERVIEW_FROM;
  const kept = `chart ${location.pathname}`;
  let chart;

  const values = () => {
    const styles = getComputedStyle(document.documentElement);
    return (name) => styles.getPropertyValue(name).trim();
  };

  /* Influence as five steps and attitude as a sign, drawn once for each pair of them. */
  function badge([influence, sign], of) {
    const canvas = Object.assign(document.createElement("canvas"), { width: 176, height: 64 });
    const pen = canvas.getContext("2d");
    const fills = { "+": of("--up"), "−": of("--down"), 0: of("--ink-2") };
    pen.fillStyle = of("--surface");
    pen.strokeStyle = of("--line-strong");
    pen.lineWidth = 3;
    pen.beginPath();
    pen.roundRect(2, 2, 172, 60, 30);
    pen.fill();
    pen.stroke();
    for (const step of [1, 2, 3, 4, 5]) {
      pen.fillStyle = step <= influence ? of("--intensify") : of("--line");
      pen.fillRect(8 + step * 15, 48 - step * 6, 10, step * 6);
    }
    pen.fillStyle = fills[sign[0]] ?? of("--surface");
    pen.beginPath();
    pen.arc(144, 32, 28, 0, 7);
    pen.fill();
    pen.fillStyle = sign ? of("--surface") : of("--ink-2");
    pen.font = "600 32px Inter, system-ui, sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(sign || "?", 144, 35);
    return canvas.toDataURL();
  }

  function look() {
    const of = values();
    inks = { line: of("--line-strong"), way: of("--intensify"), spots: [of("--line-strong")] };
    const strip = (colour) => ({
      "background-fill": "linear-gradient",
      "background-gradient-direction": "to-right",
      "background-gradient-stop-colors": [colour, colour, of("--surface"), of("--surface")],
      "background-gradient-stop-positions": [0, 3.5, 3.5, 100],
    });
    const departments = Array.from({ length: scene.departments }, (_none, place) => of(`--department-${place + 1}`));
    inks.spots.push(...departments);
    const far = departments.map((colour, place) => ({
      selector: `.department-${place + 1}`, style: { "background-color": colour },
    }));
    const near = departments.map((colour, place) => ({
      selector: `.is-read.department-${place + 1}`, style: strip(colour),
    }));
    const badges = [...new Set(scene.cards.map((card) => card.badge))].filter(Boolean).map((told) => ({
      selector: `.is-read[badge = "${told}"]`,
      style: {
        "background-image": badge(told.split("|"), of), "background-width": 66, "background-height": 24,
        "background-position-x": "100%", "background-position-y": 0, "background-offset-x": 10, "background-offset-y": -20,
        "background-clip": "none", "background-image-containment": "over", "bounds-expansion": 22,
      },
    }));
    return [
      {
        selector: "node",
        style: {
          shape: "rectangle", width: "data(width)", height: "data(height)", "overlay-opacity": 0,
          "background-color": of("--line-strong"), "border-color": of("--line-strong"), "border-width": 1,
        },
      },
      ...far,
      {
        selector: ".is-read",
        style: {
          shape: "round-rectangle", label: "data(label)", color: of("--ink"), "font-family": "Inter, system-ui, sans-serif",
          "background-color": of("--surface"), "font-size": 14, "font-weight": 500, "line-height": 1.2,
          "text-wrap": "wrap", "text-halign": "center", "text-valign": "center",
        },
      },
      ...near,
      ...badges,
      { selector: ".is-unknown", style: { "border-style": "dashed", "border-width": 1.5, color: of("--ink-2") } },
      { selector: ".is-decider", style: { "border-color": of("--intensify"), "border-width": 2.5 } },
      { selector: ".has-fault", style: { "border-color": of("--down"), "border-style": "dashed", "border-width": 2 } },
      {
        selector: ".tie",
        style: {
          "curve-style": "unbundled-bezier", "control-point-distances": 56, "control-point-weights": 0.5,
          "line-color": of("--accent"), "target-arrow-color": of("--accent"), "target-arrow-shape": "vee",
          width: "data(width)", "z-index": 5,
        },
      },
      {
        selector: ".is-conflict",
        style: {
          "line-color": of("--down"), "line-style": "dashed", "target-arrow-shape": "none",
          label: "×", color: of("--down"), "font-size": 22, "font-weight": 700,
          "text-background-color": of("--surface"), "text-background-opacity": 1, "text-background-shape": "circle",
        },
      },
      { selector: ".is-faint", style: { opacity: 0.3 } },
      { selector: ".is-found", style: { "border-color": of("--accent"), "border-width": 3, opacity: 1 } },
      { selector: "node.on-way", style: { "border-color": of("--intensify"), "border-width": 3, opacity: 1 } },
      { selector: "edge.on-way", style: { "line-color": of("--intensify"), "target-arrow-color": of("--intensify"), width: 4 } },
      { selector: ".is-onto", style: { "border-color": of("--accent"), "border-width": 4, "background-color": of("--accent-soft") } },
      { selector: ".is-current", style: { "underlay-color": of("--accent"), "underlay-opacity": 0.25, "underlay-padding": 7 } },
    ];
  }

  const idOf = (person) => `p${person}`;
  const marks = ["is_unknown", "is_decider", "is_faint", "is_closed", "has_fault"];

  const nodeOf = (card) => ({
    data: {
      id: idOf(card.id), person: card.id, width: card.width, height: card.height, badge: card.badge,
      label: [...card.lines, ...(card.is_closed ? [`▸ +${card.below}`] : [])].join("\n"),
    },
    position: { x: card.x, y: card.y },
    classes: [...(isLarge ? [] : ["is-read"]), ...marks.filter((name) => card[name]).map((name) => name.replace("_", "-")), `department-${card.department ?? 0}`],
  });

  const tieOf = ([first, second, isConflict, strength]) => ({
    data: { source: idOf(first), target: idOf(second), width: 1 + strength },
    classes: ["tie", ...(isConflict ? ["is-conflict"] : [])],
  });

  /* Reporting lines lie on a canvas of their own below the cards: two strokes for all of them.
     Until the cards are there, so do spots in the colours of the departments. */
  const paper = document.createElement("canvas");
  const pen = paper.getContext("2d");
  const every = new Path2D();
  const between = new Map();
  const managers = new Map();
  for (const [report, manager, points] of scene.lines) {
    const line = new Path2D();
    points.forEach(([x, y], corner) => (corner ? line.lineTo(x, y) : line.moveTo(x, y)));
    every.addPath(line);
    managers.set(report, manager);
    between.set(`${report} ${manager}`, line).set(`${manager} ${report}`, line);
  }
  let way = [];
  let inks = {};

  const spots = new Map();
  for (const card of isLarge ? scene.cards : []) {
    const [shade, { width, height }] = [`${card.department ?? 0} ${card.is_faint ? 0.3 : 1}`, card];
    if (!spots.has(shade)) spots.set(shade, new Path2D());
    spots.get(shade).rect(card.x - width / 2, card.y - height / 2, width, height);
  }

  function drawSpots() {
    for (const [shade, path] of spots) {
      const [department, opacity] = shade.split(" ");
      pen.globalAlpha = opacity;
      pen.fillStyle = inks.spots[department];
      pen.fill(path);
    }
    pen.globalAlpha = 1;
  }

  function drawLines() {
    const ratio = devicePixelRatio;
    const [width, height] = [chart.width() * ratio, chart.height() * ratio];
    if (paper.width !== width || paper.height !== height) Object.assign(paper, { width, height });
    const { x, y } = chart.pan();
    const scale = chart.zoom() * ratio;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.setTransform(scale, 0, 0, scale, x * ratio, y * ratio);
    pen.lineWidth = Math.max(1.5, 1 / scale);
    pen.strokeStyle = inks.line;
    pen.stroke(every);
    pen.lineWidth = Math.max(4, 3 / scale);
    pen.strokeStyle = inks.way;
    for (const [place, person] of way.entries()) {
      const line = between.get(`${way[place - 1]} ${person}`);
      if (line) pen.stroke(line);
    }
    drawSpots();
  }

  /* From afar a card is a spot in the colour of its department; names and badges of a large
     chart come where they can be read, for measuring thousands of them takes time. */
  const read = new Set();
  function write_names() {
    const isReadable = chart.zoom() >= SMALLEST_READABLE;
    const { x1, y1, x2, y2 } = chart.extent();
    const isSeen = ({ x, y }) => isReadable && x > x1 - 200 && x < x2 + 200 && y > y1 - 100 && y < y2 + 100;
    chart.batch(() => {
      if (!isReadable) for (const id of read) chart.getElementById(id).removeClass("is-read");
      if (!isReadable) read.clear();
      for (const card of scene.cards) {
        const id = idOf(card.id);
        if (read.has(id) || !isSeen(card)) continue;
        chart.getElementById(id).addClass("is-read");
        read.add(id);
      }
    });
  }

  function show() {
    const viewport = JSON.parse(sessionStorage.getItem(kept) ?? "null");
    if (viewport && viewport.people === scene.cards.length) return chart.viewport(viewport);
    fit();
    if (chart.zoom() >= WELL_READABLE || isLarge) return undefined;
    chart.zoom(0.75);
    const first = scene.cards[0];
    return chart.pan({ x: chart.width() / 2 - first.x * 0.75, y: 40 });
  }

  /* What the cards need is known here, so the library need not measure them. */
  function fit() {
    const [right, bottom] = ["x", "y"].map((way) => Math.max(...scene.cards.map((card) => card[way])));
    const [width, height] = [right + 130, bottom + 50];
    const zoom = Math.min((chart.width() - 32) / width, (chart.height() - 48) / height, 1);
    chart.viewport({ zoom, pan: { x: (chart.width() - width * zoom) / 2, y: Math.max(24, (chart.height() - height * zoom) / 2) } });
  }

  function centre(nodes) {
    const zoom = Math.max(chart.zoom(), 0.8);
    chart.stop();
    chart.animate({ center: { eles: nodes.first() }, zoom }, { duration: isCalm ? 0 : 200 });
  }

  /* Search: everybody found is marked, Enter goes from one to the next. */
  const search = document.querySelector("[data-chart-find]");
  const count = document.querySelector("[data-chart-found]");
  let found = [];
  let at = 0;
  function find(text) {
    const wanted = plain(text.trim());
    chart.elements(".is-found").removeClass("is-found");
    found = wanted ? chart.nodes().filter((node) => plain(node.data("label")).includes(wanted)) : [];
    at = 0;
    count.textContent = wanted ? String(found.length) : "";
    if (!found.length) return;
    found.addClass("is-found");
    centre(found);
  }

  /* Whoever is told in the panel is marked, with the way to the decider. */
  function look_at_person() {
    const panel = document.getElementById("organisation-person");
    way = (panel.dataset.way ?? "").trim().split(/\s+/).filter(Boolean);
    chart.elements(".on-way, .is-current").removeClass("on-way is-current");
    for (const [place, person] of way.entries()) {
      const node = chart.getElementById(idOf(person)).addClass("on-way");
      const before = chart.getElementById(idOf(way[place - 1]));
      if (!between.has(`${way[place - 1]} ${person}`)) before.edgesTo(node).not(".is-conflict").addClass("on-way");
    }
    drawLines();
    const current = chart.getElementById(idOf(panel.dataset.person ?? "")).addClass("is-current");
    for (const link of document.querySelectorAll(".chart-name[aria-current]")) link.removeAttribute("aria-current");
    document.querySelector(`.chart-row[data-person="${panel.dataset.person}"] .chart-name`)?.setAttribute("aria-current", "true");
    return current;
  }

  function tell(person, tiedTo) {
    const address = new URL(location.href);
    address.searchParams.set("person", person);
    history.replaceState(null, "", address);
    if (tiedTo) address.searchParams.set("tie", tiedTo);
    htmx.ajax("GET", address.href, { target: "#organisation-person", select: "#organisation-person", swap: "outerHTML" });
  }

  /* A line of influence: the button, one card, the other card; the form beside does the rest. */
  const tying = document.querySelector("[data-chart-tie]");
  const hint = document.querySelector("[data-chart-hint]");
  let tiedFrom = null;
  function tie(isOn) {
    tying.setAttribute("aria-pressed", isOn);
    hint.textContent = isOn ? hint.dataset.first : "";
    tiedFrom = null;
  }
  function choose(person) {
    if (tying?.getAttribute("aria-pressed") !== "true") return tell(person);
    if (tiedFrom === null) {
      tiedFrom = person;
      hint.textContent = hint.dataset.second;
      return tell(person);
    }
    const first = tiedFrom;
    tie(false);
    return tell(first, person);
  }

  /* A card let go on another one reports to it; on the tray below it is parked, or at the top. */
  const act = document.querySelector("[data-chart-act]");
  const pointer = { x: 0, y: 0 };
  let grabbed = null;
  function cardAt({ x, y }, except) {
    return scene.cards.find((card) => card.id !== except
      && Math.abs(card.x - x) <= card.width / 2 && Math.abs(card.y - y) <= card.height / 2);
  }
  function under(person) {
    const place = document.elementFromPoint(pointer.x, pointer.y);
    if (!box.contains(place)) return { drop: place?.closest("[data-drop]") };
    const { left, top } = box.getBoundingClientRect();
    const { x, y } = chart.pan();
    return { card: cardAt({ x: (pointer.x - left - x) / chart.zoom(), y: (pointer.y - top - y) / chart.zoom() }, person) };
  }
  function mark_target(target) {
    chart.elements(".is-onto").removeClass("is-onto");
    document.querySelectorAll(".is-onto").forEach((one) => one.classList.remove("is-onto"));
    if (target?.card) chart.getElementById(idOf(target.card.id)).addClass("is-onto");
    target?.drop?.classList.add("is-onto");
  }
  function place(person, manager, parked) {
    act.action = box.dataset.place.replace("/0/", `/${person}/`);
    act.elements.manager.value = manager;
    act.elements.parked.value = parked;
    act.submit();
  }
  function let_go(person, target) {
    mark_target(null);
    if (target.card) place(person, target.card.id, "");
    else if (target.drop?.dataset.drop === "park") place(person, managers.get(person) ?? "", "yes");
    else if (target.drop) place(person, "", "");
  }

  function let_drag() {
    document.addEventListener("pointermove", (event) => Object.assign(pointer, { x: event.clientX, y: event.clientY }), true);
    chart.on("grab", "node", (event) => (grabbed = { ...event.target.position() }));
    chart.on("drag", "node", (event) => mark_target(under(event.target.data("person"))));
    chart.on("dragfree", "node", (event) => {
      const person = event.target.data("person");
      event.target.position(grabbed);
      let_go(person, under(person));
    });
    for (const chip of document.querySelectorAll(".organisation-chip")) {
      chip.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", chip.dataset.person));
    }
    for (const zone of [box, document.querySelector("[data-drop=top]")]) {
      zone.addEventListener("dragover", (event) => {
        event.preventDefault();
        Object.assign(pointer, { x: event.clientX, y: event.clientY });
        mark_target(under(null));
      });
      zone.addEventListener("drop", (event) => {
        event.preventDefault();
        const target = under(null);
        place(event.dataTransfer.getData("text/plain"), target.card?.id ?? "", "");
      });
    }
  }

  function listen() {
    chart.on("tap", "node", (event) => choose(event.target.data("person")));
    tying?.addEventListener("click", () => tie(tying.getAttribute("aria-pressed") !== "true"));
    if (act) let_drag();
    chart.on("dbltap", "node", (event) => {
      document.querySelector(`.chart-row[data-person="${event.target.data("person")}"] .chart-toggle`)?.click();
    });
    search.addEventListener("input", () => find(search.value));
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !found.length) return;
      event.preventDefault();
      at = (at + 1) % found.length;
      centre(found.slice(at, at + 1));
    });
    document.querySelectorAll("[data-chart-zoom]").forEach((button) => button.addEventListener("click", () => {
      const middle = { x: chart.width() / 2, y: chart.height() / 2 };
      chart.zoom({ level: chart.zoom() * Number(button.dataset.chartZoom), renderedPosition: middle });
    }));
    document.querySelector("[data-chart-fit]").addEventListener("click", fit);
    document.addEventListener("themechange", () => chart.style(look()));
    document.addEventListener("htmx:afterSettle", () => {
      const current = look_at_person();
      if (current.nonempty() && document.activeElement?.closest(".chart-list")) centre(current);
    });
    window.addEventListener("pagehide", () => {
      sessionStorage.setItem(kept, JSON.stringify({ zoom: chart.zoom(), pan: chart.pan(), people: scene.cards.length }));
    });
  }

  /* A long list is fetched once the drawing is there. */
  function isDrawn() {
    box.dataset.drawn = "yes";
    document.querySelectorAll("[data-chart-rows]").forEach((waiting) => htmx.trigger(waiting, "drawn"));
  }

  function fill() {
    chart.add({ nodes: scene.cards.map(nodeOf), edges: scene.ties.map(tieOf) });
    spots.clear();
    if (isLarge) write_names();
    if (isLarge) chart.on("viewport", write_names);
    look_at_person();
    listen();
    box.dataset.ready = "yes";
  }

  function draw() {
    chart = cytoscape({
      container: box,
      style: look(),
      autoungrabify: !act,
      boxSelectionEnabled: false,
      minZoom: 0.02,
      maxZoom: 3,
    });
    box.prepend(paper);
    chart.on("render", drawLines);
    chart.one("render", isDrawn);
    show();
    if (isLarge) chart.one("render", () => setTimeout(fill));
    else fill();
  }

  if (isLarge) draw();
  else document.fonts.load("500 12px Inter").then(draw, draw);
})();
