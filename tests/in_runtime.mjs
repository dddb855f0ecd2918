// Runs the packed walk under Node: `node in_runtime.mjs PYODIDE PACKED < calls.json`, calls by name with texts.
// Answers as JSON: of pages their JSON, of what is taken its SHA-256.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, packed] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({
  indexURL: `${pyodide}/`, stdLibURL: `${packed}/std.zip`, env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" },
});
for (const name of ["app.zip", "rest.zip"]) python.unpackArchive(new Uint8Array(readFileSync(`${packed}/${name}`)), "zip", { extractDir: "/app" });
python.FS.writeFile("/content.sqlite", readFileSync(`${packed}/content.sqlite`));
python.runPython("import sys; sys.path.insert(0, '/app')");
const { addresses, day, walks } = JSON.parse(readFileSync(0, "utf8"));
const front = python.pyimport("clustertoolkit.desk.front");
const answers = walks.map((calls) => {
  const walk = front.opened("/content.sqlite", addresses, day);
  return calls.map(([name, ...given]) => {
    if (name !== "take") return JSON.parse(walk[name](...given));
    return createHash("sha256").update(walk.take(...given).toJs()).digest("hex");
  });
});
process.stdout.write(JSON.stringify(answers));
