/* The search box answers while one types. Every page works without this file: the form is sent.
 *
 * A combobox with a list (WAI-ARIA): the cursor stays in the box, arrows choose among the answers,
 * Enter opens the chosen one, Escape closes the list and leaves the words as they were typed.
 */
(() => {
  const box = document.getElementById("find");
  if (!box) return;
  const list = document.getElementById("find-list");
  const answers = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  const choose = (answer) => {
    chosen()?.setAttribute("aria-selected", "false");
    answer?.setAttribute("aria-selected", "true");
    answer?.scrollIntoView({ block: "nearest" });
    if (answer) box.setAttribute("aria-activedescendant", answer.id);
    else box.removeAttribute("aria-activedescendant");
  };

  const show = (open) => {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    choose(null);
  };

  /* From the box to the first or last answer, and past either end back to the box. */
  const step = (by) => {
    const all = answers();
    if (list.hidden) show(all.length > 0);
    const places = all.length + 1;
    const here = all.indexOf(chosen()) + 1;
    choose(all[((here + by + places) % places) - 1]);
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Escape" && !list.hidden) show(false);
    else if (event.key === "Enter" && chosen()) chosen().click();
    else return;
    event.preventDefault();
  });

  list.addEventListener("htmx:afterSwap", () => {
    show(document.activeElement === box && answers().length > 0);
  });
  // A press would take the cursor out of the box and so close the list before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("blur", () => show(false));
})();
