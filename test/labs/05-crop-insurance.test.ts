import { labPromises } from "../support/lab-promises.ts";

labPromises("05-crop-insurance");
