// The big screen: Escape leads back, and the screen follows the meeting to its next item when the
// page of the meeting is open in the same browser (meeting.js says which item that is).

const back = document.getElementById("back");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    location.assign(back.href);
  }
});

const meeting = location.pathname.replace(/\d+\/storskjerm\/$/, "");
new BroadcastChannel("legeraad:meeting").addEventListener("message", ({ data }) => {
  if (data.startsWith(meeting) && data !== location.pathname) {
    location.replace(data);
  }
});
