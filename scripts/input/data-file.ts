import { fileURLToPath } from "node:url";

/** Absolute path of a file in `data/`, from wherever the command was typed. */
export function dataFile(name: string): string {
  return fileURLToPath(new URL(`../../data/${name}`, import.meta.url));
}
