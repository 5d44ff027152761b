// During the meeting: the keys, the ready sentences, what a press says when the network is away,
// and that what is typed is saved before the page is left. Every page works without it.
//
// A ready sentence is offered to its textarea as the event `legeraad:insert` with `detail.text`.
// An editor in the textarea's place puts the sentence in at its own caret and calls
// preventDefault(); else it goes into the textarea.

const form = document.getElementById("entry");
const dialog = document.getElementById("keys");
const STORED = "legeraad:keys"; // "off" in a browser where the keys are not wanted
const LONGEST = 3000; // milliseconds that a page waits for its last save

let typed = false; // since the last save began

// saving

function saved() {
  if (!form || !window.htmx || !typed) {
    return Promise.resolve();
  }
  return new Promise((done) => {
    form.addEventListener("htmx:afterRequest", done, { once: true });
    setTimeout(done, LONGEST);
    window.htmx.trigger(form, "change");
  });
}

form?.addEventListener("input", () => {
  typed = true;
});
form?.addEventListener("htmx:beforeRequest", () => {
  typed = false;
});

async function go(link) {
  await saved();
  location.assign(link.href);
}

document.querySelector(".lr-agenda")?.addEventListener("click", (event) => {
  const link = event.target.closest("a[aria-current], li a");
  if (link && typed && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(link);
  }
});

document.querySelector(".lr-item")?.addEventListener("submit", async (event) => {
  const other = event.target;
  if (other !== form && !other.hasAttribute("hx-post") && typed) {
    event.preventDefault();
    await saved();
    other.requestSubmit(event.submitter);
  }
});

// the keys

function writing(target) {
  return target.isContentEditable || Boolean(target.closest("input, textarea, select, [role=textbox]"));
}

function wanted() {
  return localStorage.getItem(STORED) !== "off";
}

function neighbour(step) {
  const links = [...document.querySelectorAll(".lr-agenda li a")];
  const here = links.findIndex((link) => link.hasAttribute("aria-current"));
  return links[here + step];
}

function move(event, step) {
  const link = neighbour(step);
  if (link) {
    event.preventDefault();
    go(link);
  }
}

function plain(event) {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !writing(event.target);
}

function pressed(event) {
  const alone = plain(event);
  const alt = event.altKey && !event.ctrlKey && !event.metaKey;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key === "s" && form) {
    event.preventDefault();
    window.htmx.trigger(form, "change");
  } else if ((alone && event.key === "j") || (alt && event.key === "ArrowDown")) {
    move(event, 1);
  } else if ((alone && event.key === "k") || (alt && event.key === "ArrowUp")) {
    move(event, -1);
  } else if (alone && event.key === "?") {
    event.preventDefault();
    dialog.showModal();
  }
}

if (dialog) {
  document.addEventListener("keydown", (event) => {
    if (wanted() && !dialog.open && !event.isComposing) {
      pressed(event);
    }
  });
  const opener = document.querySelector("[data-keys]");
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  const choice = document.getElementById("keys-on");
  choice.checked = wanted();
  choice.addEventListener("change", () => {
    localStorage.setItem(STORED, choice.checked ? "on" : "off");
  });
}

// ready sentences

function insert(area, text) {
  const offer = new CustomEvent("legeraad:insert", { bubbles: true, cancelable: true, detail: { text } });
  if (!area.dispatchEvent(offer)) {
    return; // an editor has put it in
  }
  const before = area.value.slice(0, area.selectionStart);
  const space = before && !/\s$/.test(before) ? " " : "";
  area.setRangeText(space + text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

for (const phrases of document.querySelectorAll("[data-phrases]")) {
  const area = document.getElementById(phrases.dataset.phrases);
  phrases.hidden = !area;
  phrases.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) {
      insert(area, button.textContent);
    }
  });
}

// what htmx has swapped: the focus stays, and a press that did not get through says so

let stood = ""; // the part that had the focus when an answer came

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const part = document.activeElement?.closest("#attendance li[id], #proposals li[id], #attendance, #proposals");
  stood = part && event.detail.target.contains(document.activeElement) ? part.id : "";
});
document.body.addEventListener("htmx:afterSettle", () => {
  if (stood && document.activeElement === document.body) {
    const part = document.getElementById(stood);
    (part?.querySelector("summary, button") ?? part?.querySelector("[tabindex]"))?.focus();
    stood = "";
  }
});

for (const fault of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.body.addEventListener(fault, (event) => {
    const part = event.detail.elt.closest("#attendance, #proposals");
    const said = part && document.getElementById(`${part.id}-fault`);
    if (said) {
      said.hidden = false;
      said.setAttribute("role", "alert");
    }
  });
}

// the big screen in the same browser follows

const screen = document.querySelector("[data-screen]");
if (screen) {
  new BroadcastChannel("legeraad:meeting").postMessage(screen.dataset.screen);
}
