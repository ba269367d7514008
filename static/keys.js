/* Passkeys and security keys: has a browser sign what the server asks, and sends it in the form.
 *
 * form[data-key] has an input named …credential. data-key is the question as JSON, or the address
 * that gives it; data-key-new makes a new key instead of using one.
 */
(() => {
  const forms = document.querySelectorAll("form[data-key]");
  if (!globalThis.PublicKeyCredential) {
    for (const form of forms) form.querySelector("[data-key-none]").hidden = false;
    return;
  }

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const known = (keys) => keys?.map((key) => ({ ...key, id: bytes(key.id) }));

  const question = async (form) => {
    const asked = form.dataset.key;
    const { publicKey } = asked.startsWith("{") ? JSON.parse(asked) : await (await fetch(asked)).json();
    publicKey.challenge = bytes(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    publicKey.allowCredentials = known(publicKey.allowCredentials);
    publicKey.excludeCredentials = known(publicKey.excludeCredentials);
    return { publicKey };
  };

  const answer = (key) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (key.response[name]) response[name] = text(key.response[name]);
    return JSON.stringify({
      id: key.id,
      rawId: text(key.rawId),
      type: key.type,
      response,
      clientExtensionResults: key.getClientExtensionResults(),
    });
  };

  const use = async (form) => {
    const failed = form.querySelector("[data-key-failed]");
    failed.hidden = true;
    try {
      const asked = await question(form);
      const { credentials } = navigator;
      const key = await ("keyNew" in form.dataset ? credentials.create(asked) : credentials.get(asked));
      form.querySelector("[name$=credential]").value = answer(key);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  };

  for (const form of forms) {
    const button = form.querySelector("[data-key-use]");
    button.hidden = false;
    button.addEventListener("click", () => {
      if ("keyNew" in form.dataset && !form.reportValidity()) return;
      use(form);
    });
  }
})();
