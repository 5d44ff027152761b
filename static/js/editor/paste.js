// What is pasted or dropped: the server makes our few tags of it. When it does not answer, the
// plain text goes in instead, so that nothing is lost.

import { lighter, paragraphs, textOf } from "./html.js";
import { around, enter, insertLines } from "./places.js";

const SLOW = 400; // milliseconds; sooner nothing is said
const LONGEST = 8000; // milliseconds that a paste waits for the server

export class Paste {
  constructor(editor, area, box, address) {
    this.editor = editor;
    this.area = area;
    this.news = box.querySelector("[role=status]");
    this.address = address;
    this.under = null; // the paste under way
    this.inside = false; // what is dragged comes from this text
    box.addEventListener("paste", (event) => this.pasted(event), true);
    box.addEventListener("dragstart", () => (this.inside = true));
    box.addEventListener("dragend", () => (this.inside = false));
    box.addEventListener("drop", (event) => this.dropped(event), true);
    document.addEventListener("submit", (event) => this.hold(event), true);
  }

  pasted(event) {
    const given = event.clipboardData;
    if (given && this.editor.getRoot().contains(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      this.take(given.getData("text/html"), given.getData("text/plain"));
    }
  }

  dropped(event) {
    const given = event.dataTransfer;
    const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (this.inside || !given || !spot || !this.editor.getRoot().contains(spot.offsetNode)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const range = document.createRange();
    range.setStart(spot.offsetNode, spot.offset);
    this.editor.focus();
    this.editor.setSelection(range);
    this.take(given.getData("text/html"), given.getData("text/plain"));
  }

  take(html, plain) {
    const range = this.editor.getSelection();
    if (!html && !plain) {
      this.say("pictures");
      return;
    }
    this.say("");
    if (!html || (plain && around(this.editor, "td, th"))) {
      this.put(range, paragraphs(plain));
      return;
    }
    const slow = setTimeout(() => this.say("pasting"), SLOW);
    this.under = this.cleaned(html)
      .then((cleaned) => ({ text: cleaned || paragraphs(plain), news: cleaned || plain ? "" : "pictures" }))
      .catch(() => ({ text: paragraphs(plain), news: "plain" }))
      .then(({ text, news }) => {
        clearTimeout(slow);
        this.under = null;
        this.say(news);
        this.put(range, text);
      });
  }

  async cleaned(html) {
    const body = new FormData();
    body.set("html", lighter(html));
    const answer = await fetch(this.address, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": this.area.form.elements.csrfmiddlewaretoken.value },
      redirect: "error",
      signal: AbortSignal.timeout(LONGEST),
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return (await answer.json()).html;
  }

  // A cell holds lines only. After a table the caret stands in the line below it.
  put(range, html) {
    if (!html) {
      return;
    }
    this.editor.focus();
    this.editor.setSelection(range);
    if (around(this.editor, "td, th")) {
      insertLines(this.editor, textOf(html));
      return;
    }
    this.editor.insertHTML(html, false);
    const below = around(this.editor, "table")?.nextElementSibling;
    if (below) {
      enter(this.editor, below);
    }
  }

  say(kind) {
    this.news.textContent = kind ? this.news.dataset[kind] : "";
  }

  // A form that is sent while something is being pasted waits for it.
  async hold(event) {
    if (this.under && event.target === this.area.form) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      await this.under;
      setTimeout(() => event.target.requestSubmit(submitter));
    }
  }
}
