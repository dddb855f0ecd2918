// Runs the scripts of a site's pages without a browser: `node in_browser.mjs SITE < questions.json`.
// A question is {"page": "search.html", "search": text} or {"page": "examples.html", "address": "?country=AT"}.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const site = process.argv[2];
const nothing = () => ({
  value: "", hidden: false, elements: [], tBodies: [nothing], style: {},
  append() {}, addEventListener() {}, replaceChildren() {}, setAttribute() {}, querySelectorAll: () => [],
});
const opened = (page) => {
  const html = readFileSync(join(site, page), "utf8");
  const context = { URLSearchParams, URL, Blob, console, setTimeout, clearTimeout, location: { search: "", pathname: page }, addEventListener() {} };
  context.self = context;
  const run = (address) => vm.runInContext(readFileSync(join(site, address), "utf8"), context);
  context.document = {
    getElementById: nothing, querySelector: nothing, querySelectorAll: () => [], createElement: nothing,
    head: { append: (script) => { run(script.src); script.onload(); } },
  };
  vm.createContext(context);
  for (const [, address] of html.matchAll(/<script defer src="([^"]+)"/g)) run(address);
  return context.toolkit;
};
const pages = new Map();
const answers = [];
for (const { page, search, address } of JSON.parse(readFileSync(0, "utf8"))) {
  if (!pages.has(page)) pages.set(page, opened(page));
  const toolkit = pages.get(page);
  if (search !== undefined) {
    const { ranked, instead } = await toolkit.search(search);
    const first = await Promise.all(ranked.slice(0, 10).map(async ({ number }) => (await toolkit.titled(number))[2]));
    answers.push({ ids: first, number: ranked.length, instead });
  } else {
    const { found, unknown, command } = toolkit.answer(new URLSearchParams(address));
    answers.push({ ids: found.map(({ id }) => id), unknown, command });
  }
}
process.stdout.write(JSON.stringify(answers));
