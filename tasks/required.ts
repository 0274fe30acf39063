import { Stop } from "../scripts/errors/stop.ts";

/** The value of an option that a command cannot do without. */
export function required(value: string, option: string): string {
  if (value !== "") return value;
  throw new Stop(2, {
    en: `${option} is missing; --help lists the options.`,
    zh: `缺少 ${option}；可用 --help 查看选项。`,
  });
}
