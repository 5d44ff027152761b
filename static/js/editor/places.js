// Where the caret stands.

// The nearest element around the caret that fits, inside the text.
export function around(editor, selector) {
  const at = editor.getSelection().startContainer;
  const element = at.nodeType === Node.ELEMENT_NODE ? at : at.parentElement;
  const found = element?.closest(selector);
  return found && found !== editor.getRoot() && editor.getRoot().contains(found) ? found : null;
}

// The link around the caret, or the first that the selection touches.
export function linkAt(editor) {
  const range = editor.getSelection();
  const touched = range.collapsed ? [] : editor.getRoot().querySelectorAll("a");
  return around(editor, "a") ?? [...touched].find((each) => range.intersectsNode(each)) ?? null;
}

// Puts the caret at the beginning of an element.
export function enter(editor, element) {
  const range = document.createRange();
  range.setStart(element, 0);
  range.collapse(true);
  editor.focus();
  editor.setSelection(range);
}

// A line break at the caret; at the end of a block a second one makes the new line seen.
export function breakLine(editor) {
  editor.splitBlock(true);
  const range = editor.getSelection();
  const block = around(editor, "p, h3, h4, li, td, th, div");
  if (!block) {
    return;
  }
  const rest = range.cloneRange();
  rest.setEnd(block, block.childNodes.length);
  const left = rest.cloneContents();
  if (!left.textContent.replace(/\u200b/g, "") && !left.querySelector("br")) {
    range.insertNode(document.createElement("br"));
    range.collapse(true);
    editor.setSelection(range);
  }
}

// Lines of plain text at the caret, inside its block.
export function insertLines(editor, text) {
  const range = editor.getSelection();
  editor.saveUndoState(range);
  range.deleteContents();
  text.split("\n").forEach((line, at) => {
    for (const node of at ? [document.createElement("br"), document.createTextNode(line)] : [document.createTextNode(line)]) {
      range.insertNode(node);
      range.setStartAfter(node);
      range.collapse(true);
    }
  });
  editor.setSelection(range);
}

// Whether there is nothing to read on this side of the caret inside the element.
export function atEdge(editor, element, { end }) {
  const caret = editor.getSelection();
  const rest = document.createRange();
  rest.selectNodeContents(element);
  if (end) {
    rest.setStart(caret.endContainer, caret.endOffset);
  } else {
    rest.setEnd(caret.startContainer, caret.startOffset);
  }
  return !rest.toString().replace(/\u200b/g, "") && !(end ? "" : rest.cloneContents().querySelector?.("br"));
}
