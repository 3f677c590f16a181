/* The form without network: the accounts and people that this phone knows, and what waits. */
(() => {
  const node = (name, text) => Object.assign(document.createElement(name), { textContent: text ?? "" });

  function chip(name, [value, text], isChecked) {
    const label = Object.assign(node("label"), { className: "chip" });
    const box = Object.assign(node("input"), { type: "checkbox", name, value, checked: isChecked });
    label.append(box, node("span", text));
    return label;
  }

  function refill(box, parts) {
    box.querySelectorAll(".chip, p").forEach((part) => part.remove());
    box.append(...parts);
  }

  function choose(form, account) {
    form.elements.account.value = account.id;
    form.dataset.name = account.name;
    refill(form.querySelector("[data-people]"), account.people.map((one) => chip("positions", one, account.people.length === 1)));
    refill(form.querySelector("[data-team]"), account.team.map((one, place) => chip("colleagues", one, place === 0)));
    form.elements.step_owner.replaceChildren(
      ...account.team.map(([value, text]) => Object.assign(node("option", text), { value })),
    );
    form.hidden = false;
    form.dataset.draft = `log-${account.id}`;
    form.dispatchEvent(new CustomEvent("contactchosen", { bubbles: true }));
  }

  /* What the server refused goes back into the form, under its own number. */
  async function correct(contact) {
    const form = document.querySelector("form[data-queue]");
    const said = new URLSearchParams(contact.body);
    const known = (await contactQueue.book())?.accounts ?? [];
    const account = known.find((one) => String(one.id) === said.get("account"));
    begin(form);
    choose(form, account ?? { id: said.get("account"), name: contact.name, people: [], team: [["me", ""]] });
    form.elements.uid.value = contact.uid;
    form.dispatchEvent(new CustomEvent("contactfill", { detail: [...said], bubbles: true }));
    form.elements.agreed.focus();
  }

  const two = (number) => String(number).padStart(2, "0");

  function begin(form) {
    const now = new Date();
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    form.elements.uid.value = crypto.randomUUID();
    form.elements.written_on.value = form.elements.on.value = day;
    form.elements.at.value = `${two(now.getHours())}:${two(now.getMinutes())}`;
  }

  function list(contacts) {
    const box = document.getElementById("waiting-contacts");
    box.closest("section").hidden = contacts.length === 0;
    box.replaceChildren(
      ...contacts.map((contact) => {
        const said = new URLSearchParams(contact.body);
        const row = node("li");
        row.append(node("strong", contact.name), ` ${said.get("on")} ${said.get("agreed") ?? ""}`);
        if (contact.problem) {
          const button = Object.assign(node("button", box.dataset.remove), { type: "button", className: "btn btn-sm" });
          button.addEventListener("click", () => contactQueue.drop(contact.uid).then(contactQueue.show));
          const again = Object.assign(node("button", box.dataset.correct), { type: "button", className: "btn btn-sm" });
          again.addEventListener("click", () => correct(contact));
          row.append(node("p", contact.problem), again, " ", button);
        }
        return row;
      }),
    );
  }

  function more(form, accounts) {
    const box = document.getElementById("more-accounts");
    box.closest("p").hidden = accounts.length === 0;
    accounts.forEach((account) => box.append(Object.assign(node("option", account.name), { value: account.id })));
    box.addEventListener("change", () => {
      const account = accounts.find((one) => String(one.id) === box.value);
      if (!account) return;
      begin(form);
      choose(form, account);
    });
  }

  document.addEventListener("contactswaiting", (event) => list(event.detail));
  document.addEventListener("DOMContentLoaded", async () => {
    const form = document.querySelector("form[data-queue]");
    const accounts = document.getElementById("known-accounts");
    await contactQueue.ready;
    const known = await contactQueue.book();
    document.getElementById("nobody-known").hidden = Boolean(known);
    more(form, (known?.accounts ?? []).filter((account) => account.is_more));
    (known?.accounts ?? []).filter((account) => !account.is_more).forEach((account) => {
      const button = Object.assign(node("button", account.name), { type: "button", className: "btn" });
      button.addEventListener("click", () => {
        begin(form);
        choose(form, account);
      });
      accounts.append(button);
    });
  });
})();
