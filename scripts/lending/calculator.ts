import type { Method } from "./input/readers.ts";

import { network } from "hardhat";

import { METHODS } from "./input/readers.ts";

/** The contract that does the arithmetic of loans. */
export type Calculator = Awaited<ReturnType<typeof openCalculator>>;

/** What is agreed on a loan. */
export interface LoanTerms {
  /** Fen. */
  readonly principal: bigint;
  /** Millionths a year. */
  readonly ratePpm: bigint;
  /** Months. */
  readonly periods: number;
  readonly method: Method;
  /** Number of the day of the draw, counted from 1970-01-01. */
  readonly start?: number;
}

/** What is paid in one month; amounts in fen. */
export interface Row {
  /** From 1. */
  readonly period: number;
  /** Number of the due day, where the day of the draw is known. */
  readonly due: number | undefined;
  readonly payment: bigint;
  readonly principal: bigint;
  readonly interest: bigint;
  /** Principal left after the payment. */
  readonly outstanding: bigint;
}

/** How a loan is repaid. */
export interface Schedule {
  /** Fen; only with equal instalments. */
  readonly instalment?: bigint;
  readonly rows: readonly Row[];
}

/** The calculator on a chain of its own. */
export async function openCalculator() {
  const { ethers } = await network.create({ network: "default" });
  return ethers.deployContract("LoanCalculator");
}

/** The schedule of a loan as the contracts compute it. */
export async function scheduleOf(
  calculator: Calculator,
  { principal, ratePpm, periods, method, start }: LoanTerms,
): Promise<Schedule> {
  const answer = await calculator.schedule(METHODS.indexOf(method), principal, ratePpm, periods);
  const days = start === undefined ? [] : await calculator.dueDays(start, periods);
  const rows = answer.rows.map((row, i) => ({
    period: i + 1,
    due: days[i] === undefined ? undefined : Number(days[i]),
    payment: row.payment,
    principal: row.principal,
    interest: row.interest,
    outstanding: row.outstanding,
  }));
  return method === "equal-instalment" ? { instalment: answer.instalment, rows } : { rows };
}

/** All interest of a schedule in fen. */
export function totalInterest({ rows }: Schedule): bigint {
  return rows.reduce((sum, { interest }) => sum + interest, 0n);
}
