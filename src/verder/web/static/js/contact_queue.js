/* Contacts that wait on this device: kept first, then sent, once, by who wrote them. */
const contactQueue = (() => {
  const opened = () =>
    new Promise((resolve, reject) => {
      const asked = indexedDB.open("verder", 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("waiting", { keyPath: "uid" });
        asked.result.createObjectStore("book");
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });

  async function store(name, mode, act) {
    const base = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const change = base.transaction(name, mode);
        const asked = act(change.objectStore(name));
        change.oncomplete = () => resolve(asked?.result);
        change.onabort = change.onerror = () => reject(change.error);
      });
    } finally {
      base.close();
    }
  }

  const waiting = () => store("waiting", "readonly", (kept) => kept.getAll());
  const keep = (contact) => store("waiting", "readwrite", (kept) => kept.put(contact));
  const drop = (uid) => store("waiting", "readwrite", (kept) => kept.delete(uid));
  const book = () => store("book", "readonly", (kept) => kept.get("own"));
  const forget = () => store("book", "readwrite", (kept) => kept.clear());

  const place = () => document.getElementById("waiting");

  /* Who is signed in, and whom they met last; nothing where that cannot be asked now. */
  async function asked() {
    const answer = await fetch(place().dataset.book, { redirect: "manual" });
    if (!answer.ok) return undefined;
    const found = await answer.json();
    await store("book", "readwrite", (kept) => kept.put(found, "own"));
    return found;
  }

  async function sendOne(contact, csrf) {
    const answer = await fetch(place().dataset.send, {
      method: "POST",
      redirect: "manual",
      headers: { "X-CSRFToken": csrf, "Content-Type": "application/x-www-form-urlencoded" },
      body: `${contact.body}&written_by=${contact.user}`,
    });
    if (answer.ok) {
      const told = await answer.json();
      await drop(contact.uid);
      return told;
    }
    if (answer.status !== 422) return undefined;
    const told = await answer.json();
    await keep({ ...contact, problem: told.problem });
    return told;
  }

  /* Two pages never send at the same time; what was sent twice is kept once all the same. */
  const alone = (act) => (navigator.locks ? navigator.locks.request("verder-send", act) : act());

  const answers = new Map(); // what the server said of each contact, whichever call sent it
  const send = () =>
    alone(async () => {
      try {
        const own = (await waiting()).length ? await asked() : undefined;
        for (const contact of own ? await waiting() : []) {
          if (contact.user !== own.user || contact.problem) continue;
          answers.set(contact.uid, await sendOne(contact, own.csrf));
        }
      } catch (failure) {
        if (!(failure instanceof TypeError)) throw failure; // no network: they wait on
      }
      await show();
    });

  async function show() {
    const box = place();
    const all = await waiting();
    const known = await book();
    const user = Number(box.dataset.user) || known?.user;
    const own = all.filter((contact) => contact.user === user);
    box.hidden = own.length === 0;
    box.querySelector("[data-count]").textContent = own.length;
    document.dispatchEvent(new CustomEvent("contactswaiting", { detail: own }));
  }

  /* What is written goes into the store first, so that no network can lose it. */
  async function submit(form, submitter) {
    const fields = new URLSearchParams(new FormData(form, submitter));
    fields.delete("csrfmiddlewaretoken");
    const user = Number(place().dataset.user) || (await book())?.user;
    if (!user) return undefined;
    const uid = fields.get("uid");
    await keep({ uid, user, body: fields.toString(), name: form.dataset.name ?? "", at: Date.now() });
    await send();
    return answers.get(uid) ?? { state: "waits" };
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-queue]");
    if (!form || event.submitter?.formAction.endsWith("/remove/")) return;
    event.preventDefault();
    const told = await submit(form, event.submitter);
    if (told && told.state !== "refused") form.dispatchEvent(new CustomEvent("contactkept", { bubbles: true }));
    if (told?.state === "kept") location.assign(told.address);
    else if (told?.state === "refused") {
      await drop(form.elements.uid.value);
      await show();
      form.dispatchEvent(new CustomEvent("refused", { detail: told.problem, bubbles: true }));
    } else if (told) location.assign(place().dataset.offline);
  });

  document.addEventListener("refused", (event) => {
    const box = event.target.querySelector("[data-problem]");
    box.hidden = false;
    box.textContent = event.detail;
    box.scrollIntoView({ block: "center" });
  });

  /* The pages that people open every day keep the form, and whom it may name, as they are now. */
  async function prepare() {
    if ("serviceWorker" in navigator) {
      await navigator.serviceWorker.register(place().dataset.worker);
      navigator.serviceWorker.ready.then((found) => found.active.postMessage("keep"));
    }
    await asked();
  }

  async function start() {
    if (!place() || !("indexedDB" in window)) return;
    const isShell = Boolean(document.querySelector("main[data-offline]"));
    if (!place().dataset.user && !isShell) return forget();
    if (place().hasAttribute("data-fresh")) await prepare().catch(() => {});
    await send();
    window.addEventListener("online", send);
  }

  const ready = new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", () => start().finally(resolve));
  });
  return { ready, waiting, drop, book, send, show };
})();
