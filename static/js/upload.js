// Sends the files of a form with a progress bar, and takes files that are dropped on it.
// Without this script the form sends them all the same.

const form = document.querySelector("form[data-upload]");
const input = form.querySelector("input[type=file]");
const drop = form.querySelector("[data-drop]");
const progress = form.querySelector("[data-progress]");
const refused = form.querySelector("[data-refused]");

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("lr-drop--over");
  });
}
for (const name of ["dragleave", "drop"]) {
  drop.addEventListener(name, () => drop.classList.remove("lr-drop--over"));
}
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open("POST", window.location.href);
  request.setRequestHeader("X-Upload", "1");
  request.responseType = "json";
  request.upload.addEventListener("progress", (sent) => {
    if (sent.lengthComputable) progress.querySelector("progress").value = (100 * sent.loaded) / sent.total;
  });
  request.addEventListener("load", () => finish(request.response));
  // The network is away: let the browser try in its own way, and say so in its own words.
  request.addEventListener("error", () => form.submit());
  progress.hidden = false;
  request.send(new FormData(form));
});

function finish(answer) {
  progress.hidden = true;
  if (answer?.next) {
    window.location.assign(answer.next);
    return;
  }
  if (!answer) {
    form.submit();
    return;
  }
  refused.replaceChildren(
    ...answer.errors.map((sentence) => {
      const row = document.createElement("li");
      row.textContent = sentence;
      return row;
    }),
  );
}
