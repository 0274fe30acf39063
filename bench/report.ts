import { readFileSync } from "node:fs";

import Table from "cli-table3";

/** A figure measured on somebody else's code, with the version and settings it was measured under. */
interface Peer {
  readonly peer: string;
  readonly gas: number;
  readonly settings: string;
  readonly note?: string;
}

const peers = JSON.parse(readFileSync(new URL("peers.json", import.meta.url), "utf8")) as Readonly<
  Record<string, readonly Peer[]>
>;

/** Prints our figures beside those recorded of peers, with the ratio of theirs to ours. */
export function printBeside(measured: Readonly<Record<string, number>>): void {
  const table = new Table({
    head: ["operation", "gas", "peer", "peer's gas", "times ours"],
    colAligns: ["left", "right", "left", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const [operation, gas] of Object.entries(measured)) {
    const [first, ...others] = peers[operation] ?? [];
    table.push([operation, String(gas), ...cells(first, gas)]);
    for (const other of others) table.push(["", "", ...cells(other, gas)]);
  }
  console.log(table.toString());
  console.log(
    "Peers' versions and settings are in bench/peers.json; ours are in hardhat.config.ts.",
  );
}

function cells(peer: Peer | undefined, gas: number): string[] {
  return peer === undefined
    ? ["", "", ""]
    : [peer.peer, String(peer.gas), (peer.gas / gas).toFixed(1)];
}
