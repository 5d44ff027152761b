// An editor in the place of every text area of a rich text (legeraad/richtext/widgets.py). Without
// script the text areas stay and work; with it they are hidden and always hold what is written.

import { paragraphs, safe } from "./editor/html.js";
import { Paste } from "./editor/paste.js";
import { around, breakLine, enter } from "./editor/places.js";
import { keepsTablesWhole } from "./editor/tables.js";
import { Toolbar } from "./editor/toolbar.js";

const MAC = /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
const CONTROL = MAC ? "Meta-" : "Ctrl-";
// What the browser or its menus could do, and no text of ours can keep.
const FOREIGN = /^format(?:Underline|StrikeThrough|Justify|BackColor|FontColor|FontName|SetBlock)/;
const PAST = { documentSizeThreshold: 200_000, undoLimit: 40 };

function begins(area) {
  if (area.value === area.defaultValue) {
    return area.dataset.rich;
  }
  return area.value.startsWith("<") ? area.value : paragraphs(area.value); // typed while we loaded
}

function named(area, box) {
  const text = box.querySelector("[role=textbox]");
  const bar = box.querySelector("[role=toolbar]");
  const [label] = area.labels;
  label.id ||= `${area.id}_label`;
  text.id = `${area.id}_text`;
  bar.setAttribute("aria-controls", text.id);
  bar.setAttribute("aria-label", `${bar.dataset.name}: ${label.textContent.trim()}`);
  text.setAttribute("aria-labelledby", label.id);
  for (const name of ["aria-describedby", "aria-invalid", "aria-required", "lang"]) {
    if (area.hasAttribute(name)) {
      text.setAttribute(name, area.getAttribute(name));
    }
  }
  text.style.setProperty("--rows", area.rows);
  label.addEventListener("click", (event) => {
    event.preventDefault();
    text.focus();
  });
  for (const link of document.querySelectorAll(`a[href="#${area.id}"]`)) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      text.focus();
    });
  }
  return { text, bar };
}

// The text area holds what is written, and the form hears of it as of anything typed.
function follow(editor, area) {
  let last = editor.getHTML();
  editor.addEventListener("input", () => {
    const now = editor.getHTML();
    if (now === last) {
      return;
    }
    last = now;
    const root = editor.getRoot();
    area.value = root.textContent.trim() || root.querySelector("table") ? now : "";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function keys(editor, toolbar) {
  const bind = (key, name) => {
    editor.setKeyHandler(key, (_editor, event) => {
      event.preventDefault();
      toolbar.do(name);
    });
  };
  for (const key of ["Tab", "Shift-Tab", "PageUp", "PageDown", `${CONTROL}[`, `${CONTROL}]`]) {
    editor.setKeyHandler(key, null); // Tab leaves the field
  }
  for (const key of ["u", "d", "Shift-7"]) {
    editor.setKeyHandler(CONTROL + key, (_editor, event) => event.preventDefault());
  }
  bind(`${CONTROL}Shift-1`, "heading");
  bind(`${CONTROL}Shift-2`, "subheading");
  bind(`${CONTROL}Shift-8`, "bullets");
  bind(`${CONTROL}Shift-9`, "numbers");
  bind(`${CONTROL}k`, "link");
  bind("Alt-Shift-ArrowRight", "deeper");
  bind("Alt-Shift-ArrowLeft", "higher");
  editor.setKeyHandler("Alt-F10", () => toolbar.enter());
}

// What others offer to the text, such as a ready sentence: it comes in at the caret, or at the end
// when nobody has stood in the text.
function takesOffers(editor, area) {
  let visited = false;
  editor.addEventListener("focus", () => {
    visited = true;
  });
  area.addEventListener("legeraad:insert", (event) => {
    event.preventDefault();
    if (!visited) {
      editor.moveCursorToEnd();
    }
    editor.focus();
    const { startContainer, startOffset } = editor.getSelection();
    const before = startContainer.nodeType === Node.TEXT_NODE ? startContainer.data.slice(0, startOffset) : "";
    editor.insertPlainText((before && !/\s$/.test(before) ? " " : "") + event.detail.text, false);
  });
}

// "- " at the beginning of a line makes a list, as it does in a plain field.
function dashes(editor, event) {
  const line = event.key === " " && editor.getSelection().collapsed && around(editor, "p, div");
  if (!line || line.textContent.replace(/\u200b/g, "") !== "-" || around(editor, "li, td, th")) {
    return false;
  }
  editor.saveUndoState();
  line.replaceChildren(document.createElement("br"));
  enter(editor, line);
  editor.makeUnorderedList();
  return true;
}

function breaks(editor, event) {
  const line = event.inputType === "insertLineBreak";
  if (line || (event.inputType === "insertParagraph" && around(editor, "td, th"))) {
    breakLine(editor);
    return true;
  }
  return FOREIGN.test(event.inputType);
}

// What happens before Squire hears of it.
function guard(editor, event) {
  const held = event.type === "beforeinput" ? breaks : (...given) => dashes(...given) || keepsTablesWhole(...given);
  if (event.target === editor.getRoot() && !event.isComposing && held(editor, event)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function build(Squire, area, parts) {
  const box = parts.content.querySelector(".lr-rte").cloneNode(true);
  const { text, bar } = named(area, box);
  const focused = document.activeElement === area;
  area.after(box);
  const editor = new Squire(text, { blockTag: "P", sanitizeToDOMFragment: safe, undo: PAST });
  editor.setHTML(begins(area));
  if (text.lastElementChild.tagName === "TABLE") {
    text.append(editor.createDefaultBlock()); // a line to go on writing in
  }
  for (const kind of ["keydown", "beforeinput"]) {
    box.addEventListener(kind, (event) => guard(editor, event), true);
  }
  follow(editor, area);
  takesOffers(editor, area);
  keys(editor, new Toolbar(editor, bar, document.getElementById("editor-link")));
  new Paste(editor, area, box, parts.dataset.paste);
  area.hidden = true;
  if (focused) {
    text.focus();
  }
}

const parts = document.getElementById("editor-parts");
const areas = [...document.querySelectorAll("textarea[data-rich]")];
if (parts && areas.length) {
  const { default: Squire } = await import(parts.dataset.squire);
  for (const area of areas) {
    build(Squire, area, parts);
  }
  const list = document.getElementById("editor-keys");
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-editor-keys]")) {
      list.showModal();
    }
  });
}
