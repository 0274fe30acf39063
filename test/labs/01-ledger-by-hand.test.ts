import { labPromises } from "../support/lab-promises.ts";

labPromises("01-ledger-by-hand");
