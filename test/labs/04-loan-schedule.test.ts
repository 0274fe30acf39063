import { labPromises } from "../support/lab-promises.ts";

labPromises("04-loan-schedule");
