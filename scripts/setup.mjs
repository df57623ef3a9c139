/**
 * Makes a fresh clone ready: installs the packages of package-lock.json where they are not there
 * yet, and with --browser a Chromium for the tests. Uses nothing but Node itself.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { findChromium } from "./chromium.mjs";

const stampPath = "node_modules/.lipsum-setup";

process.chdir(new URL("..", import.meta.url).pathname);
requireNode();
installPackages();
if (process.argv.includes("--browser")) installChromium();

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}

function installPackages() {
  const stamp = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(stampPath) && readFileSync(stampPath, "utf8") === stamp) return;
  console.error("Installing packages (once; about 750 MB on disk) …");
  if (!run("npm", ["ci", "--no-fund", "--no-audit"]))
    fail("npm ci failed; its messages are above.");
  writeFileSync(stampPath, stamp);
}

function installChromium() {
  if (findChromium()) return;
  const hasApt = existsSync("/usr/bin/apt-get");
  if (hasApt && process.getuid?.() === 0) {
    console.error("Installing Chromium for the browser tests …");
    if (run("apt-get", ["update", "-qq"]) && run("apt-get", ["install", "-y", "-qq", "chromium"]))
      if (findChromium()) return;
  }
  fail(
    "The browser tests need Chromium or Chrome, and none was found. Install one" +
      (hasApt ? " (sudo apt-get install chromium)" : "") +
      ", or set CHROMIUM to its path.",
  );
}

function run(command, args) {
  const isWindows = process.platform === "win32";
  // To standard error, all of it: what runs next may write data to standard output.
  return spawnSync(command, args, { stdio: [0, 2, 2], shell: isWindows }).status === 0;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
