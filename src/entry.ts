import { embedOf } from "./state/embed.ts";
import { embed as words } from "./words/en/embed.ts";

/** The page; in a frame of another page it is fetched once somebody presses. */
const openPage = () => import("./main.tsx");

if (embedOf(window.location.search) === null) void openPage();
else waitForPress();

function waitForPress(): void {
  const root = document.getElementById("root");
  if (!root) throw new Error("internal: index.html has no #root");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `▶ ${words.show}`;
  button.style.cssText =
    "font: 600 16px system-ui, sans-serif; padding: 10px 22px; cursor: pointer";
  const note = document.createElement("p");
  note.textContent = words.doc;
  note.style.cssText = "font: 13px system-ui, sans-serif; margin: 10px 16px 0";
  const frame = document.createElement("div");
  frame.style.cssText =
    "display: grid; place-content: center; justify-items: center; height: 100vh; text-align: center";
  frame.append(button, note);
  document.body.style.margin = "0";
  root.append(frame);
  button.addEventListener("click", () => {
    button.disabled = true;
    openPage().then(
      () => frame.remove(),
      () => (button.disabled = false),
    );
  });
}
