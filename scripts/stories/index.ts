import type { Story } from "./story.ts";

import { auction } from "./auction.ts";
import { companySale } from "./company-sale.ts";
import { droughtSeason } from "./drought-season.ts";
import { flightDesk } from "./flight-desk.ts";
import { groundStop } from "./ground-stop.ts";
import { hedgeTwoWays } from "./hedge-two-ways.ts";
import { hualien } from "./hualien.ts";
import { loanDefaultAndRecovery } from "./loan-default-and-recovery.ts";
import { loanLateThenCured } from "./loan-late-then-cured.ts";
import { loanRepaid } from "./loan-repaid.ts";
import { materialChange } from "./material-change.ts";
import { milestoneRejected } from "./milestone-rejected.ts";
import { motorClaim } from "./motor-claim.ts";
import { noteSale } from "./note-sale.ts";
import { offeringFails } from "./offering-fails.ts";
import { offeringSuccess } from "./offering-success.ts";
import { oversubscribed } from "./oversubscribed.ts";
import { regulatorDay } from "./regulator-day.ts";

/** All stories, in the order in which a course tells them. */
export const stories: readonly Story[] = [
  droughtSeason,
  flightDesk,
  groundStop,
  hualien,
  motorClaim,
  hedgeTwoWays,
  offeringSuccess,
  offeringFails,
  materialChange,
  oversubscribed,
  milestoneRejected,
  companySale,
  loanRepaid,
  loanLateThenCured,
  loanDefaultAndRecovery,
  auction,
  noteSale,
  regulatorDay,
];
