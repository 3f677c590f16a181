/* Draws every chart from the data that the server put beside it.

   In an option, "@money", "@short_money", "@number", "@share" and "@month" as a
   formatter write figures in the language of the page; "--identify" and the like
   as a colour are the colours of the look, in light and in dark. */
(() => {
  const script = document.currentScript;
  const root = document.documentElement;
  const language = root.lang;
  const region = language === "nl" ? "nl-NL" : "en-GB";
  const currency = root.dataset.currency;
  const drawn = new Map();
  const shown = new WeakMap(); // the figures of each drawing, as text
  let library;

  const figures = (options) => {
    const format = new Intl.NumberFormat(region, options);
    return (value) => {
      const text = format.format(Math.abs(value));
      return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
    };
  };
  const money = { style: "currency", currency, maximumFractionDigits: 0 };
  const whole = figures(money);
  const short = figures({ ...money, notation: "compact", maximumFractionDigits: 1 });
  const writers = {
    money: whole,
    short_money: (value) => (Math.abs(value) < 1e4 && value % 1000 ? whole : short)(value).replace(/K$/i, language === "nl" ? "\u00a0dzd." : "k"),
    number: figures({ maximumFractionDigits: 2 }),
    share: figures({ style: "percent", maximumFractionDigits: 1 }),
    month: (value) =>
      new Intl.DateTimeFormat(region, { month: "short", year: "2-digit", timeZone: "UTC" }).format(new Date(value)),
  };

  /* A formatter gets a value (axis, tooltip) or a point of a series (label). */
  const writer = (name) => {
    const write = writers[name];
    return (point) => {
      const value = point !== null && typeof point === "object" && "value" in point ? point.value : point;
      const last = Array.isArray(value) ? value[value.length - 1] : value;
      return last === null || last === undefined || last === "-" ? "–" : write(last);
    };
  };

  function filled(part, colours) {
    if (Array.isArray(part)) return part.map((one) => filled(one, colours));
    if (part && typeof part === "object") {
      return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, filled(one, colours)]));
    }
    if (typeof part !== "string") return part;
    if (part.startsWith("--")) return colours.getPropertyValue(part).trim() || part;
    if (part.startsWith("@") && writers[part.slice(1)]) return writer(part.slice(1));
    return part;
  }

  const list = (one) => (one === undefined ? [] : Array.isArray(one) ? one : [one]);

  function inLook(option, colours) {
    const of = (name) => colours.getPropertyValue(name).trim();
    const ink = of("--ink-2");
    const line = of("--line");
    const text = { fontFamily: "Inter, system-ui, sans-serif", color: ink, fontSize: 12 };
    const axis = (one) => ({
      ...one,
      axisLine: { lineStyle: { color: of("--line-strong") }, ...one.axisLine },
      axisTick: { show: false, ...one.axisTick },
      axisLabel: { ...text, hideOverlap: true, ...one.axisLabel },
      nameTextStyle: { ...text, ...one.nameTextStyle },
      splitLine: { lineStyle: { color: line }, show: one.type === "value", ...one.splitLine },
    });
    return {
      animationDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 300,
      color: ["--identify", "--identify-2", "--identify-3", "--ink-3", "--line-strong"].map(of),
      textStyle: text,
      grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
      ...option,
      ...(option.xAxis && { xAxis: list(option.xAxis).map(axis) }),
      ...(option.yAxis && { yAxis: list(option.yAxis).map(axis) }),
      ...(option.legend && { legend: { icon: "roundRect", itemHeight: 8, itemWidth: 12, ...option.legend, textStyle: text } }),
      tooltip: {
        renderMode: "richText",
        confine: true,
        backgroundColor: of("--surface"),
        borderColor: of("--line-strong"),
        padding: 10,
        ...option.tooltip,
        textStyle: { ...text, color: of("--ink") },
      },
      aria: { enabled: true, ...option.aria },
    };
  }

  function draw(box) {
    const option = optionOf(box.dataset.chart);
    if (!option) return;
    const colours = getComputedStyle(root);
    const label = box.getAttribute("aria-label");
    drawn.get(box)?.dispose();
    const chart = echarts.init(box, null, { locale: language === "nl" ? "NL" : "EN" });
    chart.setOption(inLook(filled(option, colours), colours));
    shown.set(box, textOf(box.dataset.chart));
    const isDragged = letDrag(chart, colours);
    chart.on("click", (point) => {
      const address = point.data?.href ?? option.links?.[point.dataIndex];
      if (address && !isDragged()) location.assign(address);
    });
    box.setAttribute("aria-label", label);
    box.dataset.drawn = "yes";
    drawn.set(box, chart);
    sizes.observe(box);
  }

  /* A drawing that stays while its figures change moves along with them. */
  function follow(chart, box) {
    const text = textOf(box.dataset.chart);
    if (text === shown.get(box)) return;
    const colours = getComputedStyle(root);
    chart.setOption(inLook(filled(JSON.parse(text), colours), colours), { replaceMerge: ["series"] });
    shown.set(box, text);
  }

  /* A point with `drag` is taken along; where it is let go, its address opens with x and y. */
  function letDrag(chart, colours) {
    const canvas = chart.getZr();
    let held = null;
    const show = (event) => chart.setOption({
      graphic: [{
        id: "dragged", type: "circle", silent: true, z: 100, ignore: !held?.moved,
        shape: { cx: event.offsetX, cy: event.offsetY, r: 14 },
        style: { fill: "transparent", stroke: colours.getPropertyValue("--accent").trim(), lineDash: [4, 3], lineWidth: 2 },
      }],
    });
    chart.on("mousedown", (point) => {
      if (point.data?.drag) held = { to: point.data.drag, x: point.event.offsetX, y: point.event.offsetY, moved: false };
    });
    canvas.on("mousemove", (event) => {
      if (!held) return;
      held.moved ||= Math.hypot(event.offsetX - held.x, event.offsetY - held.y) > 6;
      if (held.moved) show(event);
    });
    canvas.on("mouseup", (event) => {
      const { to, moved } = held ?? {};
      if (moved) {
        const [x, y] = chart.convertFromPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [event.offsetX, event.offsetY]);
        location.assign(`${to}?x=${x.toFixed(2)}&y=${y.toFixed(1)}#target`);
      }
      setTimeout(() => (held = null));
    });
    canvas.on("globalout", () => (held = null));
    return () => Boolean(held?.moved);
  }

  /* The same figures as a table, for charts whose page has none of its own. */
  const textOf = (id) => document.getElementById(id).textContent;
  const optionOf = (id) => JSON.parse(textOf(id));
  const plain = (point) => (point !== null && typeof point === "object" && "value" in point ? point.value : point);
  const lastOf = (value) => (Array.isArray(value) ? value[value.length - 1] : value);
  const writtenBy = (axis) => writers[axis?.axisLabel?.formatter?.replace(/^@(short_)?/, "")] ?? writers.number;

  function gridOf(option) {
    const [x] = list(option.xAxis);
    const ys = list(option.yAxis);
    const series = list(option.series).filter((one) => one.data?.length || one.links);
    const links = series.find((one) => one.links);
    if (links) {
      return { head: ["", "", links.name ?? ""], rows: links.links.map((one) => [one.source, one.target, writers.number(one.value)]) };
    }
    const category = [x, ...ys].find((one) => one?.data);
    if (category) {
      const figures = (one) => writtenBy(category === x ? ys[one.yAxisIndex ?? 0] : x);
      const cell = (one, place) => {
        const value = lastOf(plain(one.data[place]));
        return value === null || value === undefined || value === "-" ? "–" : figures(one)(value);
      };
      return {
        head: [category.name ?? "", ...series.map((one) => one.name ?? "")],
        rows: category.data.map((name, place) => [plain(name), ...series.map((one) => cell(one, place))]),
      };
    }
    if (!x) {
      return { head: ["", ""], rows: series[0].data.map((one) => [one.name, writers.number(lastOf(one.value))]) };
    }
    const named = series.filter((one) => one.data.every((point) => point?.name));
    if (named.length) {
      return { head: [], rows: named.flatMap((one) => one.data.map((point) => point.name.split("\n"))) };
    }
    const points = (one) => one.data.map(plain).filter(Array.isArray);
    return {
      head: ["", x.name ?? "", ys[0]?.name ?? ""],
      rows: series.flatMap((one) => points(one).map(([a, b]) => [one.name ?? "", writtenBy(x)(a), writtenBy(ys[one.yAxisIndex ?? 0])(b)])),
    };
  }

  function tableOf({ head, rows }) {
    const table = document.createElement("table");
    table.className = "figures";
    const line = (part, cells, tag) => {
      const row = part.insertRow();
      cells.forEach((text, place) => {
        const cell = document.createElement(place === 0 && tag === "td" ? "th" : tag);
        cell.textContent = text;
        if (place > 0) cell.className = "is-figure";
        row.append(cell);
      });
    };
    if (head.some(Boolean)) line(table.createTHead(), head, "th");
    const body = table.createTBody();
    rows.slice(0, 1000).forEach((row) => line(body, row, "td"));
    return table;
  }

  document.addEventListener(
    "toggle",
    ({ target }) => {
      const place = target.matches?.("[data-table-of][open]") && target.querySelector(".table-scroll");
      if (place && !place.firstElementChild) place.append(tableOf(gridOf(optionOf(target.dataset.tableOf))));
    },
    true,
  );

  const sizes = new ResizeObserver((found) => found.forEach(({ target }) => drawn.get(target)?.resize()));

  const load = (address) =>
    new Promise((resolve, reject) => {
      const part = document.createElement("script");
      part.src = address;
      part.onload = resolve;
      part.onerror = reject;
      document.head.append(part);
    });

  async function drawAll(part) {
    const boxes = [...part.querySelectorAll("[data-chart]:not([data-drawn])")];
    if (!boxes.length) return;
    library ??= load(script.dataset.echarts).then(() => load(script.dataset.dutch));
    await library;
    await document.fonts.ready;
    boxes.filter((box) => box.isConnected && !box.dataset.drawn).forEach(draw);
  }

  function forgetGone() {
    [...drawn].filter(([box]) => !box.isConnected).forEach(([box, chart]) => {
      chart.dispose();
      sizes.unobserve(box);
      drawn.delete(box);
    });
  }

  function save(button) {
    const chart = [...drawn].find(([box]) => box.dataset.chart === button.dataset.picture)?.[1];
    if (!chart) return;
    const link = document.createElement("a");
    const background = getComputedStyle(root).getPropertyValue("--surface").trim();
    link.href = chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: background });
    link.download = `${button.dataset.name || "verder"}.png`;
    link.click();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picture]");
    if (button) save(button);
  });
  document.addEventListener("themechange", () => [...drawn.keys()].forEach(draw));
  document.addEventListener("htmx:afterSettle", () => {
    forgetGone();
    drawn.forEach(follow);
    drawAll(document);
  });
  window.addEventListener("beforeprint", () => drawn.forEach((chart) => chart.resize()));
  drawAll(document);
})();
