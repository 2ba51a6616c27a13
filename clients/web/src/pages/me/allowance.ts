import type { ExecuteMsg } from "tributary-client";
import { readId } from "../../chain/ids";
import { duration } from "../../parts/Time";
import { readAmount } from "./amount";

/** What the form holds, as typed. */
export interface AllowanceForm {
  model: string;
  perCharge: string;
  budget: string;
  /** How many of `unit`; nothing: the budget is for all time. */
  period: string;
  unit: PeriodUnit;
  /** As a browser's field for date and time says it, in the person's own time. */
  expires: string;
}

export const PERIOD_UNITS = { minutes: 60, hours: 3_600, days: 86_400 } as const;
export type PeriodUnit = keyof typeof PERIOD_UNITS;

/** A period as in "for each …": a day, or two hours. To the second, for it is agreed to. */
export const each = (seconds: number) => duration(seconds, 4).replace(/^1 (\w+)$/, "$1");

/** What the contract takes. */
const MIN_PERIOD = 60;
const MAX_SECONDS = Number.MAX_SAFE_INTEGER;

export interface AllowanceTerms {
  modelId: number;
  perCharge: bigint;
  budget: bigint;
  period: number | undefined;
  expires: number | undefined;
}

type Problems = Partial<Record<keyof AllowanceForm, string>>;

/** Reads the form: what is wrong with what was typed, and the terms once all is right. Nothing typed is no problem yet. */
export function readAllowance(
  form: AllowanceForm,
  decimals: number,
  now: number,
): { problems: Problems; terms?: AllowanceTerms } {
  const problems: Problems = {};
  const modelId = readId(form.model);
  if (form.model.trim() !== "" && modelId === undefined) problems.model = "Models are numbered from 1.";
  const perCharge = readAmount(form.perCharge, decimals);
  if (perCharge.problem) problems.perCharge = perCharge.problem;
  const budget = readAmount(form.budget, decimals);
  if (budget.problem) problems.budget = budget.problem;
  if (perCharge.base !== undefined && budget.base !== undefined && perCharge.base > budget.base) {
    problems.perCharge = "One charge can't be more than the whole budget.";
  }
  const period = readPeriod(form);
  if (period === "wrong")
    problems.period = "A period is a whole number, at least a minute long, and not endless.";
  const expires = readMoment(form.expires);
  if (form.expires !== "" && (expires === undefined || expires <= now)) {
    problems.expires = "This is not a moment to come.";
  }
  const complete = modelId !== undefined && perCharge.base !== undefined && budget.base !== undefined;
  if (!complete || period === "wrong" || Object.keys(problems).length > 0) return { problems };
  return { problems, terms: { modelId, perCharge: perCharge.base!, budget: budget.base!, period, expires } };
}

function readPeriod({ period, unit }: AllowanceForm): number | undefined | "wrong" {
  if (period.trim() === "") return undefined;
  const seconds = /^\d{1,12}$/.test(period.trim()) ? Number(period) * PERIOD_UNITS[unit] : 0;
  return seconds >= MIN_PERIOD && seconds <= MAX_SECONDS ? seconds : "wrong";
}

function readMoment(text: string): number | undefined {
  const seconds = Math.floor(new Date(text).getTime() / 1_000);
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}

export function setAllowance(
  token: string,
  { modelId, perCharge, budget, period, expires }: AllowanceTerms,
): ExecuteMsg {
  return {
    set_allowance: {
      model_id: modelId,
      token,
      per_charge_max: `${perCharge}`,
      budget: `${budget}`,
      ...(period === undefined ? {} : { period_seconds: period }),
      ...(expires === undefined ? {} : { expires_at: expires }),
    },
  };
}
