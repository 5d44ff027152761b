// What may stand in the editor: the tags of legeraad/richtext, as they are stored. The server
// cleans all the same; this keeps the page itself free of what was pasted or dropped.

const KEPT = new Map([
  ["A", ["href"]],
  ["OL", ["start"]],
  ["TD", ["colspan", "rowspan"]],
  ["TH", ["colspan", "rowspan", "scope"]],
]);
for (const tag of "B BLOCKQUOTE BR EM H3 H4 I LI P STRONG SUB SUP TABLE TBODY THEAD TR UL".split(" ")) {
  KEPT.set(tag, []);
}
const SILENT = "script, style, title, noscript, template, svg, math, iframe, object, embed, select, textarea, button";
const ADDRESS = /^(?:https?:|mailto:)/i;

function copy(from, into) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      into.append(node.data);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      copy(node, KEPT.has(node.tagName) ? into.appendChild(shell(node)) : into);
    }
  }
}

function shell(node) {
  const made = document.createElement(node.tagName);
  for (const name of KEPT.get(node.tagName)) {
    const value = node.getAttribute(name);
    if (value && (name !== "href" || ADDRESS.test(value))) {
      made.setAttribute(name, value);
    }
  }
  return made;
}

// A fragment of new elements with nothing else on them. Nothing runs or loads while it is read.
export function safe(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  body.querySelectorAll(SILENT).forEach((each) => each.remove());
  const fragment = document.createDocumentFragment();
  copy(body, fragment);
  return fragment;
}

// The same HTML without what only weighs. It is not parsed: each style in it would be reported as a
// breach of the Content-Security-Policy.
export function lighter(html) {
  return html
    .replace(/<(style|xml)\b[^]*?<\/\1>/gi, "")
    .replace(/\bsrc\s*=\s*(["'])data:[^]*?\1/gi, "");
}

// What the HTML says, block by block.
export function textOf(html) {
  const fragment = safe(html);
  fragment.querySelectorAll("br, p, h3, h4, li, tr").forEach((each) => each.after("\n"));
  return fragment.textContent.trim();
}

function escaped(text) {
  return text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
}

// Plain text as HTML: a blank line parts two paragraphs.
export function paragraphs(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .filter((each) => each.trim())
    .map((each) => `<p>${lines(each.trim())}</p>`)
    .join("");
}

function lines(text) {
  return escaped(text.replace(/\r\n?/g, "\n")).replace(/\n/g, "<br>");
}
