import type { ReactNode } from "react";
import { Field } from "../../../parts/Field";
import { ordinal } from "./checks";

interface RowsProps<Row extends Record<string, string>> {
  legend: string;
  hint: ReactNode;
  /** One of the rows, in a word. */
  one: string;
  rows: Row[];
  onChange: (rows: Row[]) => void;
  empty: Row;
  max: number;
  columns: { key: keyof Row & string; label: string; inputMode: "numeric" | "decimal" }[];
  problem: string | undefined;
  /** What is known of a row, beside it. */
  beside?: (row: Row) => ReactNode;
}

/** A few rows of short fields. */
export function RowsField<Row extends Record<string, string>>(props: RowsProps<Row>) {
  const { legend, hint, one, rows, onChange, empty, max, columns, problem, beside } = props;
  const set = (index: number, key: string, value: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  return (
    <fieldset>
      <legend>{legend}</legend>
      <p className={problem ? "problem" : "hint"} aria-live="polite">
        {problem ?? hint}
      </p>
      {rows.map((row, index) => (
        // rows have nothing but their place to be known by
        // oxlint-disable-next-line react/no-array-index-key
        <div className="row" key={index}>
          {columns.map(({ key, label, inputMode }) => (
            <Field
              key={key}
              label={`${label} (${ordinal(index + 1)})`}
              value={row[key] ?? ""}
              onChange={(value) => set(index, key, value)}
              inputMode={inputMode}
              required
            />
          ))}
          <span className="beside">{beside?.(row)}</span>
          <button
            type="button"
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
            aria-label={`Remove the ${ordinal(index + 1)} ${one}`}
          >
            Remove
          </button>
        </div>
      ))}
      <button type="button" disabled={rows.length >= max} onClick={() => onChange([...rows, empty])}>
        Add a {one}
      </button>
    </fieldset>
  );
}
