import { labPromises } from "../support/lab-promises.ts";

labPromises("06-refund-reentrancy");
