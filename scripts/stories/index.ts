import type { Story } from "./story.ts";

import { droughtSeason } from "./drought-season.ts";
import { flightDesk } from "./flight-desk.ts";
import { groundStop } from "./ground-stop.ts";
import { hualien } from "./hualien.ts";
import { motorClaim } from "./motor-claim.ts";

/** All stories, in the order in which a course tells them. */
export const stories: readonly Story[] = [
  droughtSeason,
  flightDesk,
  groundStop,
  hualien,
  motorClaim,
];
