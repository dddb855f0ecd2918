// The worker: starts the runtime and hands forms to the walk in Python. It draws nothing and knows no rule.
"use strict";
(() => {
  let python = null, front = null, rest = null;

  const inflated = async (body) => new Uint8Array(
    await new Response(new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  const fetched = fetch.bind(self);
  const piece = async ({ url, packed }) => {
    if (packed) return inflated(packed);
    const reply = await fetched(url);
    if (!reply.ok) throw new Error(`${url} cannot be loaded`);
    return new Uint8Array(await reply.arrayBuffer());
  };

  // The loader asks for its files by address; from a disk nothing can be fetched.
  const answer = (files) => {
    self.fetch = async (url) => {
      const name = String(url).split("/").pop();
      if (!files[name]) throw new Error(`nothing else is loaded: ${name}`);
      const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
      return new Response(await files[name], { headers: { "content-type": type } });
    };
  };

  const unpacked = async (body) => python.unpackArchive(await body, "zip", { extractDir: "/app" });

  async function boot({ pieces, addresses, day }) {
    const files = Object.fromEntries(Object.entries(pieces).map(([name, one]) => [name, piece(one)]));
    answer(files);
    const here = "https://runtime.invalid/";  // never asked for: `fetch` answers from the pieces
    const { version, ...lock } = self.LOCK;
    python = await self.loadPyodide({
      indexURL: here, stdLibURL: `${here}std.zip`, createPyodideModule: self._createPyodideModule,
      env: { PYTHONHASHSEED: "0", HOME: "/home/pyodide" }, lockFileContents: { info: { ...lock, version }, packages: {} },
    });
    await unpacked(files["app.zip"]);
    python.FS.writeFile("/content.sqlite", await files["content.sqlite"]);
    python.runPython("import sys; sys.path.insert(0, '/app')");
    front = python.pyimport("clustertoolkit.desk.front").opened("/content.sqlite", addresses, day);
    // what only documents and faults need comes last
    rest = unpacked(files["rest.zip"]).then(() => python.runPython("import importlib; importlib.invalidate_caches()"));
  }

  async function asked(name, given) {
    const call = () => front[name](...given.map((one) => (one instanceof Uint8Array ? python.toPy(one) : one)));
    try {
      return call();
    } catch (error) {
      if (!/ModuleNotFoundError|ImportError|FileNotFoundError|TemplateNotFound/.test(error.message)) throw error;
      await rest;
      return call();
    }
  }

  self.onmessage = async ({ data: { id, name, given } }) => {
    try {
      let result = name === "boot" ? await boot(given[0]) : await asked(name, given);
      if (result && result.toJs) { const proxy = result; result = proxy.toJs(); proxy.destroy(); }
      self.postMessage({ id, result });
    } catch (error) {
      self.postMessage({ id, error: String((error && error.message) || error).trim().split("\n").pop() });
    }
  };
})();
