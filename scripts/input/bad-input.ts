import { Stop } from "../errors/stop.ts";
import type { Text } from "../language/text.ts";

/** What to say about a file that cannot be used: its name as the user typed it, the line if there is one, the cause. */
export function badInput(file: string, line: number | undefined, cause: Text): Stop {
  if (line === undefined)
    return new Stop(2, { en: `${file}: ${cause.en}`, zh: `${file}：${cause.zh}` });
  return new Stop(2, {
    en: `${file}:${line}: ${cause.en}`,
    zh: `${file} 第 ${line} 行：${cause.zh}`,
  });
}
