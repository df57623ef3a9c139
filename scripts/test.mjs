/**
 * Runs every check there is, each even when one before it failed, and closes with one line:
 * "N passed, N failed". Names of checks as arguments run only those.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { findChromium } from "./chromium.mjs";

const reports = ".cache/test";

/** Checks that answer yes or no, and vitest projects, which count their tests. */
const checks = {
  format: ["npm", "run", "-s", "test:format"],
  types: ["npm", "run", "-s", "test:types"],
  lint: ["npm", "run", "-s", "test:lint"],
  cycles: ["npm", "run", "-s", "test:cycles"],
  unit: ["npx", "vitest", "run"],
  gpu: ["npx", "vitest", "run", "--config", "vitest.gpu.config.ts"],
  e2e: ["npx", "vitest", "run", "--config", "vitest.e2e.config.ts"],
};

process.chdir(new URL("..", import.meta.url).pathname);
process.env.CHROMIUM ??= findChromium();
mkdirSync(reports, { recursive: true });

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length > 0) {
  console.error(
    `No check named ${unknown.join(", ")}; there are ${Object.keys(checks).join(", ")}.`,
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const name of asked.length > 0 ? asked : Object.keys(checks)) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const result = runCheck(name);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`── ${name}: ${result.failed === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  for (const key of Object.keys(total)) total[key] += result[key];
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);

function runCheck(name) {
  const [command, ...args] = checks[name];
  if (args[0] !== "vitest") {
    const isGood = run(command, args);
    return { passed: Number(isGood), failed: Number(!isGood), skipped: 0 };
  }
  const report = `${reports}/${name}.json`;
  rmSync(report, { force: true });
  const isGood = run(command, [
    ...args,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return countTests(report, isGood);
}

/** A project that ran no test, or ended badly although its tests passed, counts as one failure. */
function countTests(report, isGood) {
  let summary;
  try {
    summary = JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const passed = summary.numPassedTests;
  const skipped = summary.numPendingTests + summary.numTodoTests;
  const failed = summary.numFailedTests;
  const isSilentFailure = failed === 0 && (!isGood || passed === 0);
  return { passed, failed: isSilentFailure ? 1 : failed, skipped };
}

function run(command, args) {
  const isWindows = process.platform === "win32";
  return spawnSync(command, args, { stdio: "inherit", shell: isWindows }).status === 0;
}
