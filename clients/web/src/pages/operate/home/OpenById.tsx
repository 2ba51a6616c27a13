import { type FormEvent, useState } from "react";
import { useLocation } from "wouter";
import { Choice, Field } from "../../../parts/Field";
import { Section } from "../../../parts/Section";
import { readId } from "../../../chain/ids";

/** The contract lists neither nominations nor a gateway's models: whoever is one knows the number. */
export function OpenById() {
  const [, navigate] = useLocation();
  const [kind, setKind] = useState("datanets");
  const [typed, setTyped] = useState("");
  const id = readId(typed);
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (id !== undefined) navigate(`/operate/${kind}/${id}`);
  };
  return (
    <Section title="Nominated, or a gateway?">
      <p>
        The chain keeps no list of what somebody is nominated for, or may charge for. Whoever nominated you
        knows the number: open the datanet or model by it, and accept there, or charge accounts there as its
        gateway.
      </p>
      <form className="row" onSubmit={open}>
        <Choice
          label="What"
          value={kind}
          onChange={setKind}
          options={[
            { value: "datanets", name: "Datanet" },
            { value: "models", name: "Model" },
          ]}
        />
        <Field
          label="Its number"
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          required
          problem={typed !== "" && id === undefined ? "A number from 1." : undefined}
        />
        <button type="submit" disabled={id === undefined}>
          Open
        </button>
      </form>
    </Section>
  );
}
