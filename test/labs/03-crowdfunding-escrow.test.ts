import { labPromises } from "../support/lab-promises.ts";

labPromises("03-crowdfunding-escrow");
