// Passkeys: asks the browser for one and sends what it signed with the form round the button.
// Options and answer travel as JSON with bytes in base64url, as the server's library has them.

const CHOSEN_NOT_TO = "NotAllowedError";
const ON_FILE = "InvalidStateError";

function toBytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function toText(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function withBytes(keys) {
  return (keys ?? []).map((key) => ({ ...key, id: toBytes(key.id) }));
}

async function create(options) {
  return navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: withBytes(options.excludeCredentials),
    },
  });
}

async function get(options) {
  return navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: withBytes(options.allowCredentials),
    },
  });
}

function asJson(credential) {
  const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = names.filter((name) => credential.response[name]);
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(given.map((name) => [name, toText(credential.response[name])])),
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function optionsOf(place) {
  if (!place.dataset.options) {
    return JSON.parse(document.getElementById("passkey-options").textContent).publicKey;
  }
  const answer = await fetch(place.dataset.options, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options.publicKey;
}

function wordsFor(place, fault) {
  if (fault.name === CHOSEN_NOT_TO) {
    return place.dataset.cancelled;
  }
  return fault.name === ON_FILE ? place.dataset.known : place.dataset.failed;
}

async function use(place) {
  const form = place.closest("form");
  const options = await optionsOf(place);
  const credential = await (place.dataset.passkey === "create" ? create(options) : get(options));
  form.elements.credential.value = asJson(credential);
  if (place.dataset.passkey === "get" && form.elements.code) {
    form.elements.code.disabled = true; // the code was not used, so it is not sent
  }
  form.submit();
}

for (const place of document.querySelectorAll("[data-passkey]")) {
  const button = place.querySelector("button");
  const fault = place.querySelector("[role=alert]");
  const say = (words) => {
    fault.textContent = words;
    fault.hidden = !words;
  };

  place.hidden = false;
  if (!window.PublicKeyCredential) {
    button.disabled = true;
    say(place.dataset.failed);
  }
  button.addEventListener("click", async () => {
    button.disabled = true;
    say("");
    try {
      await use(place);
    } catch (refusal) {
      say(wordsFor(place, refusal));
    } finally {
      button.disabled = false;
    }
  });
}
