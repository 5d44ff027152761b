// The dialog that asks where a link leads.

import { linkAt } from "./places.js";

const MAIL = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/;
const PLACE = /^[^\s/:@]+\.[^\s/:@]{2,}(?:[:/?#]\S*)?$/;

// What was typed as an address that may be stored; empty when it is none.
export function address(typed) {
  const text = typed.trim();
  if (/^(?:https?:\/\/|mailto:)\S+$/i.test(text)) {
    return text;
  }
  if (MAIL.test(text)) {
    return `mailto:${text}`;
  }
  return PLACE.test(text) ? `https://${text}` : "";
}

export function askForLink(editor, dialog) {
  const field = dialog.querySelector("input");
  const fault = dialog.querySelector("[data-fault]");
  const remove = dialog.querySelector("[data-remove]");
  const link = linkAt(editor);
  const range = editor.getSelection();
  if (link) {
    range.selectNodeContents(link);
  }
  field.value = link?.getAttribute("href") ?? "";
  remove.hidden = !link;
  wrong(false);

  function wrong(yes) {
    fault.hidden = !yes;
    field.toggleAttribute("aria-invalid", yes);
    if (yes) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
    }
  }

  function back() {
    editor.focus();
    editor.setSelection(range);
  }

  function done() {
    const removed = dialog.returnValue === "remove";
    const chosen = dialog.returnValue === "set" ? address(field.value) : "";
    back();
    if (removed) {
      editor.removeLink();
    } else if (chosen) {
      editor.makeLink(chosen);
    }
  }

  dialog.querySelector("form").onsubmit = (event) => {
    if (event.submitter?.value === "set" && !address(field.value)) {
      event.preventDefault();
      wrong(true);
    }
  };
  dialog.addEventListener("close", done, { once: true });
  dialog.returnValue = "";
  dialog.showModal();
  field.select();
}
