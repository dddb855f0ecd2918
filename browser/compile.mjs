// Starts the runtime with a folder mounted, and runs compile.py in it: node compile.mjs RUNTIME FOLDER
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, folder] = process.argv.slice(2).map((name) => resolve(name));
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${runtime}/`, env: { PYTHONHASHSEED: "0" } });
python.FS.mkdirTree("/pack");
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/pack");
await python.runPythonAsync(readFileSync(new URL("compile.py", import.meta.url), "utf8"));
