/** What the files of students import: types only, so that nothing of the engine runs in their name. */
export type { Person, Trial } from "./engine/trial.ts";
export type { Deployed, Send, View } from "./engine/deployed.ts";
