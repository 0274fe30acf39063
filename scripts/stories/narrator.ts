import type { Text } from "../language/text.ts";
export interface Narrator {
  heading(text: Text): void;
  say(text: Text): void;
  table(table: { head: Text[]; rows: string[][] }): void;
  start(label: Text, total: number): void;
  tick(): void;
  stop(): void;
}
export const silentNarrator: Narrator = { heading() {}, say() {}, table() {}, start() {}, tick() {}, stop() {} };
