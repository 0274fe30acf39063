import type { Text } from "../../scripts/language/text.ts";

/** What a beginner has most often done when TypeScript says this. */
const meanings: readonly { readonly said: RegExp; readonly text: Text }[] = [
  {
    said: /[\u201C\u201D\u2018\u2019\uFF00-\uFFEF\u3001\u3002]|lexing error/,
    text: {
      en: "A sign that only texts have stands here: code wants the plain quotation marks, commas and brackets of the English keyboard.",
      zh: "此处有中文标点：代码只认英文半角的引号、逗号、分号和括号。",
    },
  },
  {
    said: /Unterminated|Expected unicode escape/,
    text: {
      en: "A quotation mark is opened here and never closed.",
      zh: "此处的引号只有开头，没有结尾。",
    },
  },
  {
    said: /cannot be used outside of module code|Unexpected eof|Expected '\}', got '<eof>'/,
    text: {
      en: "A closing brace } is missing somewhere above.",
      zh: "前面某处缺少右花括号 }。",
    },
  },
  {
    said: /^Expected '(.)'/,
    text: {
      en: "Often a bracket, a comma or a full stop is missing here or just before.",
      zh: "多半是此处或前一行缺少括号、逗号或句点。",
    },
  },
];

/** What is wrong with the text of a script, for somebody who does not know the words of a parser. */
export function syntaxSaid(message: string): Text {
  const { en, zh } = meanings.find(({ said }) => said.test(message))?.text ?? OTHERWISE;
  return { en: `${message}. ${en}`, zh: `${zh}（解析器原文：${message}）` };
}

const OTHERWISE: Text = {
  en: "Look at this line and the one before for a bracket, comma or quotation mark that is missing.",
  zh: "请检查本行和上一行是否缺少括号、逗号或引号。",
};
