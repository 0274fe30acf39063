import { readFileSync } from "node:fs";

import type { Text } from "../language/text.ts";
import { badInput } from "./bad-input.ts";

const REASONS: Readonly<Record<string, Text>> = {
  ENOENT: {
    en: "the file does not exist; check its name and the folder you are in.",
    zh: "文件不存在，请检查文件名和当前所在目录。",
  },
  ENOTDIR: {
    en: "the file does not exist; check its name and the folder you are in.",
    zh: "文件不存在，请检查文件名和当前所在目录。",
  },
  EISDIR: {
    en: "this is a directory, not a file; name a file in it.",
    zh: "这是目录，不是文件，请写出其中的文件名。",
  },
  EACCES: {
    en: "the file may not be read; change its permissions.",
    zh: "没有读取该文件的权限，请先修改权限。",
  },
};

/**
 * Reads a text file.
 * @param path As the user typed it; it stands in front of every complaint.
 * @returns The text without byte order mark, its lines ending in "\n" so that line numbers can be counted.
 * @throws Stop (2) when the file cannot be read, is not UTF-8 or says nothing.
 */
export function readText(path: string): string {
  const text = decode(path, readBytes(path)).replaceAll("\r\n", "\n");
  if (text.trim() === "") {
    throw badInput(path, undefined, {
      en: "the file is empty; the samples in data/ show what belongs in it.",
      zh: "文件是空的，写法可参照 data/ 中的示例。",
    });
  }
  return text;
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw badInput(path, undefined, reasonOf(error));
  }
}

function reasonOf(error: unknown): Text {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return (
    REASONS[code] ?? {
      en: `the file cannot be read (${code}).`,
      zh: `文件无法读取（${code}）。`,
    }
  );
}

function decode(path: string, bytes: Buffer): string {
  try {
    // Fatal: a spreadsheet saved as GBK or UTF-16 would otherwise turn into wrong names without a word.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badInput(path, undefined, {
      en: "this is not UTF-8 text; save the file as UTF-8.",
      zh: "文件不是 UTF-8 文本，请另存为 UTF-8 编码。",
    });
  }
}
