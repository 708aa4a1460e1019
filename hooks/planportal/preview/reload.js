// Loads the page anew when a newer preview is there, and says what keeps it from coming.

const { version, events } = document.currentScript.dataset;
const note = document.createElement("p");
note.className = "preview-faults";
note.setAttribute("role", "status");

new EventSource(events).addEventListener("message", ({ data }) => {
  const now = JSON.parse(data);
  if (String(now.version) !== version) location.reload();
  note.textContent = now.faults;
  if (now.faults) document.body.append(note);
  else note.remove();
});
