// The order of an agenda, by dragging a handle or with the arrow keys on it. The whole order is
// sent at once; without script, the buttons Up and Down do the same.

const SAVE_AFTER = 600; // milliseconds after the last key
let waiting = 0;

function rows(body) {
  return [...body.querySelectorAll("tr[data-item]")];
}

function say(body, row) {
  const all = rows(body);
  const words = {
    item: row.querySelector("[data-title]").dataset.title,
    place: all.indexOf(row) + 1,
    count: all.length,
  };
  const said = document.getElementById("agenda-said");
  said.textContent = body.dataset.moved.replace(/%\((\w+)\)s/g, (_all, name) => words[name]);
}

// Sends the order and takes the agenda that comes back: clock times, numbers, who was faster.
async function save(body, row) {
  const form = document.getElementById(body.dataset.orderForm);
  form.elements.order.value = rows(body).map((each) => each.dataset.item).join(",");
  if (form.elements.order.value === form.elements.seen.value) {
    return;
  }
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  } catch {
    form.submit(); // the browser says that the net is down
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("agenda-items");
  if (!answer.ok || !fresh || page.querySelector(".ds-alert[data-color=danger]")) {
    form.submit(); // refused: the page says why
    return;
  }
  const held = document.activeElement?.closest("tr[data-item]");
  const said = document.getElementById("agenda-said").textContent;
  document.getElementById("agenda-items").replaceWith(fresh);
  prepare();
  document.getElementById("agenda-said").textContent = said;
  if (held) {
    fresh.querySelector(`tr[data-item="${row.dataset.item}"] .lr-grip button`)?.focus();
  }
}

function onKey(event, body, row) {
  const up = event.key === "ArrowUp";
  if (!up && event.key !== "ArrowDown") {
    return;
  }
  event.preventDefault();
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!other) {
    return;
  }
  if (up) {
    other.before(row);
  } else {
    other.after(row);
  }
  event.target.focus();
  say(body, row);
  clearTimeout(waiting);
  waiting = setTimeout(() => save(body, row), SAVE_AFTER);
}

// The page is listened to, not the handle: a row that is put elsewhere loses the pointer it held.
function onDrag(event, body, row) {
  if (event.button !== 0) {
    return;
  }
  row.classList.add("is-dragged");
  const move = (now) => {
    const over = rows(body).find((each) => {
      const box = each.getBoundingClientRect();
      return each !== row && now.clientY > box.top && now.clientY < box.bottom;
    });
    if (over) {
      const box = over.getBoundingClientRect();
      const above = now.clientY < box.top + box.height / 2;
      if ((above ? over.previousElementSibling : over.nextElementSibling) !== row) {
        over[above ? "before" : "after"](row);
      }
    }
  };
  const ended = new AbortController();
  const end = () => {
    ended.abort();
    row.classList.remove("is-dragged");
    say(body, row);
    save(body, row);
  };
  const until = { signal: ended.signal };
  document.addEventListener("pointermove", move, until);
  document.addEventListener("pointerup", end, until);
  document.addEventListener("pointercancel", end, until);
}

function prepare() {
  const body = document.querySelector("[data-order-form]");
  for (const cell of document.querySelectorAll("#agenda-items .lr-grip")) {
    cell.hidden = false;
    const handle = cell.querySelector("button");
    if (handle) {
      const row = cell.closest("tr");
      handle.addEventListener("keydown", (event) => onKey(event, body, row));
      handle.addEventListener("pointerdown", (event) => onDrag(event, body, row));
    }
  }
}

prepare();
