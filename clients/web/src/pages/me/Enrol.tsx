import { type ChangeEvent, useId, useState } from "react";
import { useSearch } from "wouter";
import { useClient } from "../../app/client";
import { Field } from "../../parts/Field";
import { Answer, Empty } from "../../parts/states";
import { Section } from "../../parts/Section";
import { readId } from "../../chain/ids";
import { Leaf } from "./Leaf";
import { fittingRolls, MAX_FILE_BYTES, readProof } from "./proof";
import { useDatanet } from "../../chain/questions";
import { useRolls } from "./queries";

/** Takes a seat from a roll, for whichever address the proof is of. */
export function Enrol() {
  const { deployment } = useClient();
  // another page may say which datanet it is about
  const search = new URLSearchParams(useSearch());
  const [id, setId] = useState(readId(search.get("datanet") ?? "")?.toString() ?? "");
  const [text, setText] = useState("");
  const [tooLong, setTooLong] = useState(false);
  const file = useId();
  const datanetId = readId(id);
  const datanet = useDatanet(datanetId, { refetchInterval: 15_000 });
  const { proof, problem } = readProof(text, deployment.prefix);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    if (!chosen) return;
    setTooLong(chosen.size > MAX_FILE_BYTES);
    setText(chosen.size > MAX_FILE_BYTES ? "" : await chosen.text());
  };

  return (
    <Section title="Take a seat from a roll">
      <p>
        A datanet with very many contributors publishes one roll instead of naming each of them. Your weight
        in it earns from the day it is published; a proof file makes it yours to claim.
      </p>
      <details>
        <summary>Where does the proof file come from?</summary>
        <p>
          The list behind a roll is not on the chain, only what commits to it. The datanet's curator publishes
          the list, often under the roll's link on the datanet's page, and may hand out the files. Whoever has
          the list makes a file by <code>tributary roll build</code> and <code>tributary roll proof</code>.
          The file holds no secret, and works for its own address only.
        </p>
      </details>
      <div className="narrow">
        <Field
          label="Number of the datanet"
          required
          inputMode="numeric"
          value={id}
          onChange={setId}
          problem={
            id.trim() !== "" && datanetId === undefined
              ? "Datanets are numbered from 1."
              : datanet.error && !datanet.data
                ? `There is no datanet ${id.trim()} to be found.`
                : undefined
          }
        />
        <div className="field">
          <label htmlFor={file}>Proof file</label>
          <input id={file} type="file" accept=".json,application/json,text/plain" onChange={choose} />
          {tooLong && (
            <p className="problem" role="alert">
              This file is too long for a proof.
            </p>
          )}
        </div>
        <Field label="Or paste what is in it" rows={4} value={text} onChange={setText} problem={problem} />
      </div>
      {proof && datanetId !== undefined && <Fitting datanetId={datanetId} proof={proof} />}
    </Section>
  );
}

/** Looks for the roll that the proof leads to, in the browser, before anything is asked to be signed. */
function Fitting({
  datanetId,
  proof,
}: {
  datanetId: number;
  proof: NonNullable<ReturnType<typeof readProof>["proof"]>;
}) {
  const asked = useRolls(datanetId);
  return (
    <Answer asked={asked} what="the rolls">
      {(rolls) => {
        const fitting = fittingRolls(proof, rolls);
        if (fitting.length > 0) {
          return fitting.map((roll) => (
            <Leaf key={`${roll.roll_id}/${proof.leaf_index}`} roll={roll} proof={proof} />
          ));
        }
        return (
          <div role="alert">
            <Empty>
              {rolls.length === 0
                ? `Datanet ${datanetId} has no roll. `
                : `This proof leads to none of the ${rolls.length} rolls of datanet ${datanetId}. `}
              It may be of another datanet, of a list that was not published, or damaged: ask who gave it to
              you.
            </Empty>
          </div>
        );
      }}
    </Answer>
  );
}
