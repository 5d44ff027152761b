// The row of tools above a text: what each does, when it is pressed, and how the keys reach it.

import { askForLink } from "./links.js";
import { around, linkAt } from "./places.js";
import { addColumn, addRow, insertTable, plainTable, removeColumn, removeRow } from "./tables.js";

// Squire writes some of its lines as a div.
const LINES = "p, h3, h4, div:not(:has(p, h3, h4, div, ul, ol, table))";
const inCell = (editor) => around(editor, "td, th");
const list = (tag) => (editor) => around(editor, "ul, ol")?.tagName === tag;

function mark(tag, add, remove) {
  return { on: (editor) => editor.hasFormat(tag), run: (editor, on) => editor[on ? remove : add]() };
}

function heading(tag) {
  return { on: (editor) => Boolean(around(editor, tag)), off: inCell, run: (editor, on) => become(editor, on ? "P" : tag) };
}

function items(tag, make) {
  return { on: list(tag), off: inCell, run: (editor, on) => (on ? editor.removeList() : editor[make]()) };
}

// Every block of the selection as a heading or a paragraph; a list is dissolved first.
function become(editor, tag) {
  if (around(editor, "ul, ol")) {
    editor.removeList();
  }
  editor.modifyBlocks((fragment) => {
    for (const block of [...fragment.querySelectorAll(LINES)]) {
      if (!block.closest("table")) {
        const made = document.createElement(tag);
        made.append(...block.childNodes);
        block.replaceWith(made);
      }
    }
    return fragment;
  });
  editor.focus();
}

function clear(editor) {
  const range = editor.getSelection();
  const block = around(editor, "p, h3, h4, li, td, th, div");
  if (range.collapsed && block) {
    range.selectNodeContents(block);
    editor.setSelection(range);
  }
  for (const tag of ["B", "I", "SUB", "SUP"]) {
    editor.changeFormat(null, { tag });
  }
  editor.removeLink();
  if (around(editor, "h3, h4")) {
    become(editor, "P");
  }
}

const ACTS = {
  heading: heading("H3"),
  subheading: heading("H4"),
  bold: mark("B", "bold", "removeBold"),
  italic: mark("I", "italic", "removeItalic"),
  bullets: items("UL", "makeUnorderedList"),
  numbers: items("OL", "makeOrderedList"),
  deeper: { off: (editor) => !around(editor, "li"), run: (editor) => editor.increaseListLevel() },
  higher: { off: (editor) => !around(editor, "li"), run: (editor) => editor.decreaseListLevel() },
  link: { on: (editor) => Boolean(linkAt(editor)), run: (editor, _on, dialog) => askForLink(editor, dialog) },
  table: { off: inCell, run: insertTable },
  clear: { run: clear },
  undo: { off: (_editor, past) => !past.canUndo, run: (editor) => editor.undo() },
  redo: { off: (_editor, past) => !past.canRedo, run: (editor) => editor.redo() },
  "row-add": { run: addRow },
  "row-remove": { run: removeRow },
  "column-add": { off: (editor) => !plainTable(editor), run: addColumn },
  "column-remove": { off: (editor) => !plainTable(editor), run: removeColumn },
};

export class Toolbar {
  constructor(editor, bar, dialog) {
    this.editor = editor;
    this.bar = bar;
    this.dialog = dialog;
    this.past = { canUndo: false, canRedo: false };
    this.waiting = 0;
    bar.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays in the text
    bar.addEventListener("click", (event) => this.pressed(event.target.closest("[data-tool]")));
    bar.addEventListener("keydown", (event) => this.walk(event));
    editor.addEventListener("undoStateChange", (event) => (this.past = event.detail));
    for (const kind of ["pathChange", "cursor", "select", "input", "undoStateChange", "focus"]) {
      editor.addEventListener(kind, () => this.soon());
    }
    this.settle();
    this.show();
  }

  do(name) {
    const act = ACTS[name];
    if (!act.off?.(this.editor, this.past)) {
      act.run(this.editor, act.on?.(this.editor), this.dialog);
      this.soon();
    }
  }

  pressed(button) {
    if (button) {
      this.settle(button);
      this.do(button.dataset.tool);
    }
  }

  soon() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.show());
  }

  show() {
    this.bar.querySelector("[data-when=table]").hidden = !inCell(this.editor);
    for (const button of this.bar.querySelectorAll("[data-tool]")) {
      const act = ACTS[button.dataset.tool];
      if (act.on) {
        button.setAttribute("aria-pressed", String(Boolean(act.on(this.editor))));
      }
      if (act.off) {
        button.setAttribute("aria-disabled", String(Boolean(act.off(this.editor, this.past))));
      }
    }
    if (!this.buttons().some((button) => button.tabIndex === 0)) {
      this.settle();
    }
  }

  // One button takes part in the order of Tab; the arrows lead to the others.

  buttons() {
    return [...this.bar.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));
  }

  settle(chosen = this.buttons()[0]) {
    this.bar.querySelectorAll("button").forEach((button) => (button.tabIndex = button === chosen ? 0 : -1));
  }

  enter() {
    this.buttons().find((button) => button.tabIndex === 0)?.focus();
  }

  walk(event) {
    const buttons = this.buttons();
    const at = buttons.indexOf(document.activeElement);
    const last = buttons.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (event.key === "Escape") {
      this.editor.focus();
    } else if (to !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.settle(buttons[to]);
      buttons[to].focus();
    }
  }
}
