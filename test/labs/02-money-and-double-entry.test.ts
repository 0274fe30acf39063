import { labPromises } from "../support/lab-promises.ts";

labPromises("02-money-and-double-entry");
