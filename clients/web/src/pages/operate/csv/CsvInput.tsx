import { type ReactNode, useId } from "react";
import { Failed } from "../../../parts/states";
import { Untrusted } from "../../../parts/Untrusted";
import type { Fault } from "./sheet";
import type { Csv } from "./useCsv";

const SHOWN = 10;

/** Takes a CSV file, or the same as text, and tells what is wrong with it line by line. */
export function CsvInput<T extends { faults: Fault[] }>({
  label,
  hint,
  example,
  csv,
}: {
  label: string;
  hint: ReactNode;
  example: string;
  csv: Csv<T>;
}) {
  const id = useId();
  const { state, name } = csv;
  return (
    <div className="csv">
      <div className="field">
        <label htmlFor={`${id}-file`}>{label}: choose a file</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,text/csv,text/plain"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) csv.choose(file);
            // so that the same file can be chosen again once it was mended
            event.target.value = "";
          }}
        />
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>… or paste it</label>
        <textarea
          id={`${id}-text`}
          rows={4}
          value={csv.text}
          placeholder={example}
          spellCheck={false}
          onChange={(event) => csv.paste(event.target.value)}
        />
      </div>
      {name && (
        <p>
          <Untrusted text={name} />{" "}
          <button type="button" onClick={csv.clear}>
            Leave this file
          </button>
        </p>
      )}
      {state.at === "reading" && <p role="status">Reading the list …</p>}
      {state.at === "failed" && <Failed error={state.error} />}
      {state.at === "read" && <Faults faults={state.result.faults} />}
    </div>
  );
}

function Faults({ faults }: { faults: Fault[] }) {
  if (faults.length === 0) return null;
  const more = faults.length - SHOWN;
  return (
    <div className="failed" role="alert">
      <p>
        {faults.length === 1 ? "One line is" : `${faults.length.toLocaleString("en")} lines are`} not right;
        mend the list and give it again.
      </p>
      <ul>
        {faults.slice(0, SHOWN).map(({ line, text }) => (
          <li key={`${line} ${text}`}>
            Line {line}: <Untrusted text={text} max={240} />
          </li>
        ))}
        {more > 0 && <li>and {more.toLocaleString("en")} more</li>}
      </ul>
    </div>
  );
}
