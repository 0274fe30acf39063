// One process at a time in a folder, with Node's own modules only: the launcher runs before anything is installed.
import fs from "node:fs";
import path from "node:path";

/** Longer than the slowest install: a lock of that age is left over, even if its owner's number is in use again. */
const TOO_OLD_MS = 30 * 60_000;
const POLL_MS = 300;

/**
 * Runs `work` while holding the folder `lock`, and waits as long as another process holds it. The folder contains its
 * owner's name from the start, because it comes into being by renaming, which fails while another one is there.
 */
export function alone(lock, say, work) {
  const me = `${process.pid}-${Date.now()}`;
  let waiting = false;
  while (!take(lock, me)) {
    if (!waiting) say("Another start is installing in this folder: waiting for it ...");
    waiting = true;
    removeStale(lock);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  try {
    work();
  } finally {
    release(lock, me);
  }
}

function take(lock, me) {
  const mine = `${lock}.${me}`;
  try {
    fs.mkdirSync(path.join(mine, me), { recursive: true });
    fs.renameSync(mine, lock);
    return true;
  } catch (error) {
    fs.rmSync(mine, { recursive: true, force: true });
    if (error.code === "EACCES" || error.code === "EROFS" || error.code === "ENOSPC") throw error;
    return false;
  }
}

/** A dead owner's lock takes its owner's name. That succeeds once, so two who wait cannot both take a lock away. */
function removeStale(lock) {
  try {
    const [owner] = fs.readdirSync(lock);
    const [pid, since] = owner.split("-").map(Number);
    if (isAlive(pid) && Date.now() - since < TOO_OLD_MS) return;
    fs.renameSync(lock, `${lock}.${owner}`);
  } catch {
    // Somebody else was faster: look again at the next turn.
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Clears what dead owners left, then frees the lock in one step so that it is never seen empty. */
function release(lock, me) {
  const folder = path.dirname(lock);
  const leftovers = fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(`${path.basename(lock)}.`));
  for (const name of leftovers)
    fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  fs.renameSync(lock, `${lock}.${me}`);
  fs.rmSync(`${lock}.${me}`, { recursive: true, force: true });
}
