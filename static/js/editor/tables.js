// Tables: inserted, given rows and columns, and kept whole when somebody deletes at their edges.

import { around, atEdge, enter } from "./places.js";

const ROWS = 3;
const COLUMNS = 2;

function cell(tag, scope) {
  const made = document.createElement(tag);
  if (scope) {
    made.scope = scope;
  }
  made.append(document.createElement("br"));
  return made;
}

export function insertTable(editor) {
  const row = (tag) => `<tr>${`<${tag}><br></${tag}>`.repeat(COLUMNS)}</tr>`;
  const before = new Set(editor.getRoot().querySelectorAll("table"));
  editor.insertHTML(`<table><thead>${row("th")}</thead><tbody>${row("td").repeat(ROWS - 1)}</tbody></table>`, false);
  const made = [...editor.getRoot().querySelectorAll("table")].find((each) => !before.has(each));
  if (made) {
    made.querySelectorAll("th").forEach((each) => (each.scope = "col"));
    enter(editor, made.querySelector("th"));
  }
}

// Columns are only counted where no cell covers several.
export function plainTable(editor) {
  const table = around(editor, "table");
  return table && !table.querySelector("[colspan], [rowspan]") ? table : null;
}

export function addRow(editor) {
  const row = around(editor, "tr");
  editor.saveUndoState();
  const made = document.createElement("tr");
  const heads = row.parentElement.tagName === "THEAD";
  made.append(...[...row.cells].map((each) => cell(heads || each.tagName === "TD" ? "td" : "th", heads ? "" : each.scope)));
  if (heads) {
    const table = row.closest("table");
    const body = table.tBodies[0] ?? table.createTBody();
    body.prepend(made);
  } else {
    row.after(made);
  }
  enter(editor, made.cells[0]);
}

export function addColumn(editor) {
  const here = around(editor, "td, th");
  const at = here.cellIndex;
  editor.saveUndoState();
  for (const row of here.closest("table").rows) {
    const beside = row.cells[at] ?? row.lastElementChild;
    const heads = row.parentElement.tagName === "THEAD";
    beside.after(cell(heads ? "th" : "td", heads ? "col" : ""));
  }
  enter(editor, here.nextElementSibling);
}

export function removeRow(editor) {
  const row = around(editor, "tr");
  const table = row.closest("table");
  if (table.rows.length === 1) {
    removeTable(editor, table);
    return;
  }
  editor.saveUndoState();
  const next = table.rows[row.rowIndex + 1] ?? table.rows[row.rowIndex - 1];
  const part = row.parentElement;
  row.remove();
  if (!part.rows.length) {
    part.remove();
  }
  enter(editor, next.cells[0]);
}

export function removeColumn(editor) {
  const here = around(editor, "td, th");
  const table = here.closest("table");
  const at = here.cellIndex;
  if (here.parentElement.cells.length === 1) {
    removeTable(editor, table);
    return;
  }
  editor.saveUndoState();
  const next = here.nextElementSibling ?? here.previousElementSibling;
  for (const row of table.rows) {
    row.cells[at]?.remove();
  }
  enter(editor, next);
}

function removeTable(editor, table) {
  editor.saveUndoState();
  const line = editor.createDefaultBlock();
  table.replaceWith(line);
  enter(editor, line);
}

// Deleting must not pour one cell, or the line after a table, into another cell.
export function keepsTablesWhole(editor, event) {
  const end = event.key === "Delete";
  if (!end && event.key !== "Backspace") {
    return false;
  }
  const range = editor.getSelection();
  if (!range.collapsed && holdsAll(editor, range)) {
    editor.saveUndoState();
    const line = editor.createDefaultBlock();
    editor.getRoot().replaceChildren(line);
    enter(editor, line);
    return true;
  }
  const touched = range.collapsed ? [] : cellsIn(editor, range);
  if (touched.length > 1) {
    editor.saveUndoState();
    touched.forEach((each) => each.replaceChildren(document.createElement("br")));
    enter(editor, touched[0]);
    return true;
  }
  if (!range.collapsed) {
    return false;
  }
  const inside = around(editor, "td, th");
  if (inside) {
    return atEdge(editor, inside, { end });
  }
  const block = topBlock(editor);
  const beside = end ? block?.nextElementSibling : block?.previousElementSibling;
  return beside?.tagName === "TABLE" && atEdge(editor, block, { end });
}

// Whether everything is selected, a table among it.
function holdsAll(editor, range) {
  const root = editor.getRoot();
  const inOne = around(editor, "td, th")?.contains(range.endContainer);
  return !inOne && root.querySelector("table") && range.toString().trim() === root.textContent.trim();
}

// The cells of a selection that begins and ends in the same table.
function cellsIn(editor, range) {
  const common = range.commonAncestorContainer;
  const table = (common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement).closest("table");
  if (!table || !editor.getRoot().contains(table)) {
    return [];
  }
  return [...table.querySelectorAll("td, th")].filter((each) => range.intersectsNode(each));
}

function topBlock(editor) {
  let block = editor.getSelection().startContainer;
  while (block && block.parentNode !== editor.getRoot()) {
    block = block.parentNode;
  }
  return block;
}
