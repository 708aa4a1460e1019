// Lighthouse as on the command line, for a phone: `node lighthouse.mjs BROWSER RUNS ADDRESS… -- FLAG…`. Prints one line of
// JSON a run; each run has a browser of its own that has seen nothing yet.
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const ATTEMPTS = 4;
const QUIET = 0.6;
const LONGEST_WAIT_S = 60;
const [chromePath, runs, ...others] = process.argv.slice(2);
const addresses = others.slice(0, others.indexOf("--"));
const chromeFlags = others.slice(others.indexOf("--") + 1);
const onlyCategories = ["performance", "accessibility", "best-practices", "seo"];

// A machine that is busy with other things says little of a page: a run waits a while for one that is not.
const times = () => {
  const all = cpus().map((cpu) => cpu.times);
  const sum = (of) => all.reduce((total, one) => total + of(one), 0);
  return [sum(({ idle }) => idle), sum((one) => Object.values(one).reduce((total, part) => total + part))];
};
const quiet = async () => {
  for (let waited = 0; waited < LONGEST_WAIT_S; waited += 1) {
    const [idle, all] = times();
    await sleep(1000);
    const [idleThen, allThen] = times();
    if ((idleThen - idle) / (allThen - all) >= QUIET) return;
  }
};

// On a busy machine Lighthouse now and then cannot record a page; that is no measurement and is done again.
const measure = async (address, attempts) => {
  await quiet();
  const chrome = await launch({ chromePath, chromeFlags });
  let lhr;
  try {
    const options = { port: chrome.port, onlyCategories, ignoreStatusCode: true, disableFullPageScreenshot: true };
    ({ lhr } = await lighthouse(address, { ...options, logLevel: "silent" }));
  } finally {
    chrome.kill();
  }
  if (!lhr.runtimeError) return lhr;
  process.stderr.write(`${address}: ${lhr.runtimeError.message}\n`);
  if (attempts > 1) return measure(address, attempts - 1);
  throw new Error(`Lighthouse cannot record ${address}`);
};

for (const address of addresses) {
  for (let run = 0; run < Number(runs); run += 1) {
    const { audits, categories, environment, lighthouseVersion } = await measure(address, ATTEMPTS);
    const scores = {};
    const short = {};
    for (const [name, { score, auditRefs }] of Object.entries(categories)) {
      const failing = auditRefs.filter(({ id, weight }) => weight && (audits[id].score ?? 1) < 1);
      scores[name] = Math.round(score * 100);
      short[name] = score < 1 ? failing.map(({ id }) => id) : [];
    }
    const told = { address, scores, short, power: environment.benchmarkIndex, version: lighthouseVersion };
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
}
