// Prints the sizes of files with brotli in bytes, a line each: node sizes.mjs FILE...
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

for (const name of process.argv.slice(2)) {
  const raw = readFileSync(name);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  };
  console.log(brotliCompressSync(raw, { params }).length);
}
