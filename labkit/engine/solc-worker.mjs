// Keeps the compiler loaded between compilations: starting it takes longer than most contracts.
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

const require = createRequire(import.meta.url);
const solc = require("solc/wrapper")(require(workerData.compiler));

parentPort.on("message", (input) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort.postMessage(JSON.parse(solc.compile(JSON.stringify(input))));
});
