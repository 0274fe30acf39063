import type { Text } from "../../language/text.ts";

/** Error name to the sentence it becomes. */
export type Sentences = Readonly<Record<string, Text>>;
