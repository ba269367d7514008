/* Sends no form into a session that has ended: what is typed would be gone.
 *
 * Each form asks first whether somebody is signed in, and takes up the token of the session, which a
 * new sign-in in another tab has changed. Signed out, the page stays as it is and says so.
 */
(() => {
  const notice = document.querySelector("[data-signed-out]");
  if (!notice) return;
  const allowed = new WeakSet();
  const asking = new WeakSet();

  /* True if somebody is signed in; the forms of this page then hold the token that counts. */
  globalThis.freshToken = async () => {
    const answer = await fetch(notice.dataset.signedOut, { redirect: "manual" });
    notice.hidden = answer.ok;
    if (!answer.ok) return false;
    const token = await answer.text();
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    return true;
  };

  const show = () => {
    notice.hidden = false;
    notice.scrollIntoView({ block: "center" });
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || form.matches("[role=search]") || allowed.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asking.has(form)) return;
    asking.add(form);
    const signedIn = await freshToken().catch(() => true); // Without a connection the browser says so.
    asking.delete(form);
    if (!signedIn) return show();
    allowed.add(form);
    form.requestSubmit(event.submitter);
  }, true);

  // The page of sign-in comes in the place of a part that htmx asked for.
  const signIn = notice.querySelector("a").pathname;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (new URL(event.detail.xhr.responseURL).pathname !== signIn) return;
    event.detail.shouldSwap = false;
    show();
  });
})();
