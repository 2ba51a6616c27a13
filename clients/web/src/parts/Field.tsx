import { type ReactNode, useId } from "react";

export interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the value; none while it is right. */
  problem?: string | undefined;
  hint?: ReactNode;
  required?: boolean;
  rows?: number;
  /** Of the value's type, for phones' keyboards. */
  inputMode?: "numeric" | "decimal" | "text" | "url";
  type?: "text" | "datetime-local";
  placeholder?: string;
}

/** A labelled line (or, with `rows`, some lines) of text. */
export function Field(props: FieldProps) {
  const {
    label,
    value,
    onChange,
    problem,
    hint,
    required,
    rows,
    inputMode,
    type = "text",
    placeholder,
  } = props;
  const id = useId();
  const shared = {
    id,
    value,
    placeholder,
    required,
    spellCheck: false,
    autoComplete: "off",
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": problem || hint ? `${id}-more` : undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required ? "" : " (optional)"}
      </label>
      {rows ? <textarea rows={rows} {...shared} /> : <input type={type} inputMode={inputMode} {...shared} />}
      {(problem || hint) && (
        <p id={`${id}-more`} className={problem ? "problem" : "hint"} aria-live="polite">
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}

/** One of several. */
export function Choice({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; name: string }[];
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
