// During the meeting: says what becomes of each save, tries again when the net is down, and lets
// a save under way end before the button sends the page, so that nobody collides with himself.

const form = document.getElementById("entry");
const RETRY_AFTER = 4000; // milliseconds
const SETTLE = 30; // milliseconds; by then the new revision stands in the form

function say(kind) {
  const status = document.getElementById("saved");
  const text = status?.dataset[kind];
  if (text) {
    status.querySelector("span").textContent = text;
  }
}

if (form && window.htmx) {
  let again = 0;
  let saving = false;
  let pressed = null;

  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === form) {
      clearTimeout(again);
      saving = true;
      say("saving");
    }
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) {
      return;
    }
    saving = false;
    if (pressed) {
      const button = pressed;
      pressed = null;
      setTimeout(() => form.requestSubmit(button), SETTLE);
    }
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(again);
    if (saving) {
      event.preventDefault();
      pressed = event.submitter;
    }
  });
  for (const fault of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    form.addEventListener(fault, (event) => {
      if (event.detail.xhr?.status === 409 || event.detail.xhr?.status === 422) {
        return; // the answer says it itself
      }
      say("failed");
      again = setTimeout(() => window.htmx.trigger(form, "change"), RETRY_AFTER);
    });
  }
}
