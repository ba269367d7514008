/* Choosing files: several times over, by dropping them on the page or by pasting a picture.
 *
 * Without this file the input works as browsers make it. With it, what was chosen is listed and can be
 * taken out again, and stays chosen when the office refuses one of the files.
 */
(() => {
  const box = document.querySelector("[data-files]");
  if (!box) return;

  const form = box.closest("form");
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector("[data-chosen]");
  const most = Number(box.dataset.most);
  let chosen = [];

  const size = (bytes) =>
    new Intl.NumberFormat(document.documentElement.lang, {
      style: "unit",
      unit: bytes < 1e6 ? "kilobyte" : "megabyte",
      maximumFractionDigits: 1,
    }).format(bytes / (bytes < 1e6 ? 1e3 : 1e6));

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = `${file.name}, ${size(file.size)}`;
    if (file.size > most) name.append(` · ${box.dataset.tooLarge}`);
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "quiet";
    remove.textContent = box.dataset.remove;
    remove.setAttribute("aria-label", `${box.dataset.remove}: ${file.name}`);
    remove.addEventListener("click", () => hold(chosen.filter((one) => one !== file)));
    item.append(name, remove);
    return item;
  };

  const hold = (files) => {
    chosen = files;
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    list.replaceChildren(...files.map(line));
  };

  const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
  const add = (files) =>
    hold([...chosen, ...[...files].filter((file) => !chosen.some((one) => same(one, file)))]);

  const showErrors = (page) => {
    for (const old of form.querySelectorAll(".notice.error, .errors")) old.remove();
    const notice = page.querySelector("form.form .notice.error");
    if (notice) form.prepend(notice);
    for (const errors of page.querySelectorAll("form.form .errors[id]"))
      document.getElementById(errors.id.replace(/_error$/, ""))?.closest(".field").append(errors);
    notice?.focus();
  };

  const send = async (submitter) => {
    submitter.disabled = true;
    form.setAttribute("aria-busy", "true");
    try {
      const sent = { method: "POST", body: new FormData(form), redirect: "manual" };
      const answer = await fetch(form.action, sent);
      if (answer.type === "opaqueredirect") return location.assign(box.dataset.back);
      if (!answer.ok) return form.submit();
      showErrors(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } finally {
      submitter.disabled = false;
      form.removeAttribute("aria-busy");
    }
  };

  box.querySelector("[data-drop-words]").hidden = false;
  if (input.files.length) add(input.files); // Chosen before this file was read.
  input.addEventListener("change", () => add(input.files));
  document.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length) add(event.clipboardData.files);
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("is-over");
  });
  document.addEventListener("dragleave", () => box.classList.remove("is-over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("is-over");
    add(event.dataTransfer.files);
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    send(event.submitter);
  });
})();
