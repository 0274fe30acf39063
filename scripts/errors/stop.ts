import type { Text } from "../language/text.ts";

/** Why a command ends early: 1 a business "no" or a failed check, 2 bad input, 3 the environment. */
export type ExitCode = 1 | 2 | 3;

/** Ends a command with one sentence for the reader and an exit code for the shell. */
export class Stop extends Error {
  readonly code: ExitCode;
  readonly text: Text;

  constructor(code: ExitCode, text: Text) {
    super(text.en);
    this.name = "Stop";
    this.code = code;
    this.text = text;
  }
}
