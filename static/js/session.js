// During the meeting: says what becomes of each save, and tries again when the net is down.

const form = document.getElementById("entry");
const RETRY_AFTER = 4000; // milliseconds

function say(kind) {
  const status = document.getElementById("saved");
  const text = status?.dataset[kind];
  if (text) {
    status.querySelector("span").textContent = text;
  }
}

if (form && window.htmx) {
  let again = 0;
  form.addEventListener("htmx:beforeRequest", () => {
    clearTimeout(again);
    say("saving");
  });
  for (const fault of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    form.addEventListener(fault, () => {
      say("failed");
      again = setTimeout(() => window.htmx.trigger(form, "change"), RETRY_AFTER);
    });
  }
  // The button sends the whole form as a page; what is typed is saved before that anyway.
  form.addEventListener("submit", () => clearTimeout(again));
}
