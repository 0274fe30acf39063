import type { Text } from "../language/text.ts";

/** 1: something went wrong; 2: the input is wrong; 3: the surroundings are (network, missing tool). */
export type ExitCode = 1 | 2 | 3;

/** Ends a command with one sentence for its user and an exit code; never a defect of the program. */
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
