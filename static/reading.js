/* Choosing a passage by marking words or clicking a sentence; its button does the same without this
 * file. The words go to the server by the form around the text.
 */
(() => {
  const text = document.querySelector("[data-reading]");
  if (!text) return;
  const { selected, selected_paragraph: paragraph } = text.elements;

  const passage = (node) => (node.closest ? node : node.parentElement);
  const inText = (node) => node && text.contains(node);

  const show = (marked) => {
    for (const one of text.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    for (const one of marked) one.setAttribute("aria-current", "true");
  };

  const chosen = () => {
    const selection = getSelection();
    if (selection.isCollapsed || !inText(selection.anchorNode) || !inText(selection.focusNode))
      return null;
    // Buttons stand between the sentences; their words are no part of the text.
    const range = selection.getRangeAt(0);
    const copy = range.cloneContents();
    for (const extra of copy.querySelectorAll(".use, .seen-by-readers-only")) extra.remove();
    const words = copy.textContent.replace(/\s+/g, " ").trim();
    return words ? { words, range } : null;
  };

  const use = () => {
    const found = chosen();
    if (!found) return false;
    selected.value = found.words;
    paragraph.value = passage(found.range.startContainer).closest("[data-paragraph]")?.dataset.paragraph || "";
    show([...text.querySelectorAll(".sentence")].filter((one) => found.range.intersectsNode(one)));
    text.requestSubmit();
    return true;
  };

  text.addEventListener("mouseup", (event) => {
    if (event.target.closest("button")) return;
    setTimeout(() => {
      if (use()) return;
      event.target.closest(".sentence")?.querySelector(".use").click();
    });
  });
  text.addEventListener("keyup", (event) => {
    if (event.key === "Shift") use();
  });
  text.addEventListener("click", (event) => {
    const button = event.target.closest(".use");
    if (!button) return;
    selected.value = "";
    show([button.closest(".sentence")]);
  });

  const beside = document.getElementById("beside");
  beside.addEventListener("htmx:afterSwap", () => {
    selected.value = "";
    for (const field of beside.querySelectorAll("#fact [name=date_words]"))
      field.setAttribute("list", "dates-near");
    beside.querySelector("#fact :is(select, input:not([type=hidden]))")?.focus({ preventScroll: true });
    if (matchMedia("(max-width: 60rem)").matches) beside.scrollIntoView({ block: "start" });
  });
})();
