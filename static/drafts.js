/* Keeps what is typed into form[data-draft] on the server, and brings it back when asked.
 *
 * Saved a second after the last key, and when the page is left. Files, passwords and fields marked
 * data-protected never leave the form this way. Whoever was signed out meanwhile is told at once,
 * may sign in in another tab and go on here (session.js).
 */
(() => {
  const PAUSE = 1000;
  const OUT = "[data-protected], [type=password], [type=file], [name=csrfmiddlewaretoken], [name=once]";
  // Asked each time, since htmx may have put another form in the place of this one.
  const draftForm = () => document.querySelector("form[data-draft]");
  const offer = () => document.querySelector("[data-draft-kept]:not([hidden])");
  const signedOut = () => document.querySelector("[data-signed-out]");
  let timer;
  let sending;

  const say = (what) => {
    const status = document.querySelector("[data-draft-status]");
    status.textContent = status.dataset[what];
  };

  const written = (form) => {
    const fields = new FormData(form);
    for (const field of form.querySelectorAll(OUT)) fields.delete(field.name);
    return new URLSearchParams(fields).toString();
  };

  const send = (keepalive) => {
    const form = draftForm();
    sending = new AbortController();
    const { pathname, search } = new URL(form.action);
    const body = new URLSearchParams({
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
      address: pathname + search,
      title: document.title.replace(/ · Habeas$/, ""),
      fields: written(form),
    });
    const { signal } = sending;
    return fetch(form.dataset.draft, { method: "POST", body, keepalive, signal, redirect: "manual" });
  };

  const save = async ({ keepalive = false } = {}) => {
    clearTimeout(timer);
    timer = undefined;
    if (!draftForm()) return;
    try {
      let answer = await send(keepalive);
      if (!answer.ok && (await freshToken())) answer = await send(keepalive);
      signedOut().hidden = answer.ok;
      say(answer.ok ? "kept" : "lost");
    } catch (error) {
      if (error.name !== "AbortError") say("lost");
    }
  };

  const typed = (event) => {
    if (!event.target.closest("form[data-draft]")) return;
    if (offer()) return say("choose");
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  const fill = (kept) => {
    const values = new URLSearchParams(kept);
    for (const field of draftForm().elements) {
      if (!field.name || field.matches(OUT)) continue;
      const given = values.getAll(field.name);
      if (field.matches("[type=checkbox], [type=radio]")) field.checked = given.includes(field.value);
      else if (field.matches("select[multiple]"))
        for (const option of field.options) option.selected = given.includes(option.value);
      else if (given.length) field.value = given[0];
      else continue;
      const box = field.value && field.closest("details");
      if (box) box.open = true;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  /* Rows that were ticked and are not offered yet go along to where what fits is asked for. */
  const refit = (kept) => {
    const choice = draftForm().querySelector("[data-refits]");
    if (!choice) return;
    for (const [name, value] of new URLSearchParams(kept)) {
      const rows = draftForm().querySelector(`fieldset#id_${CSS.escape(name)}`);
      if (!rows || [...rows.querySelectorAll("input")].some((row) => row.value === value)) continue;
      rows.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  };

  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  document.addEventListener("htmx:afterSettle", (event) => {
    const form = event.target.querySelector?.("form[data-draft]");
    if (form) typed({ target: form });
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== draftForm()) return;
    clearTimeout(timer);
    timer = undefined;
    sending?.abort();
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer) save({ keepalive: true });
    if (document.visibilityState === "visible" && signedOut()?.hidden === false) save();
  });

  // A page that comes back from the browser's memory was sent already: its token is used.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-draft-continue]")) return;
    const kept = offer();
    kept.hidden = true;
    fill(kept.dataset.draftKept);
    refit(kept.dataset.draftKept);
    draftForm().querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  for (const button of document.querySelectorAll("[data-draft-continue]")) button.hidden = false;
})();
