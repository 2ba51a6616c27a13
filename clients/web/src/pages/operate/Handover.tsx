import { useState } from "react";
import type { ExecuteMsg } from "tributary-client";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Field } from "../../parts/Field";
import { Section } from "../../parts/Section";
import { readAddress } from "./forms/checks";
import { FormReader } from "./forms/form";
import { useRefusal } from "./forms/role";
import { Submit } from "./forms/Submit";
import { useExecute } from "./forms/useExecute";

/** Hands a datanet or model on, in two steps: nominated here, accepted by the nominee. */
export function Handover({
  who,
  holder,
  nominee,
  message,
}: {
  who: "curator" | "operator";
  holder: string;
  nominee: string | null | undefined;
  /** Without an address it withdraws the nomination. */
  message: (address?: string) => ExecuteMsg;
}) {
  const { deployment } = useClient();
  const execute = useExecute();
  const refusal = useRefusal();
  const [typed, setTyped] = useState("");
  const form = new FormReader<"address">();
  const address = form.take("address", readAddress(typed, deployment.prefix), "an address");
  if (address === holder) form.refuse("address", `This is the ${who} already.`);
  if (address && address === nominee) form.refuse("address", "This address is nominated already.");
  return (
    <Section title="Hand it on">
      <p>
        You nominate an address; it becomes the {who} once it accepts, and until then nothing changes. What
        you have earned as the {who} stays yours.
      </p>
      {nominee && (
        <div className="panel">
          <p>
            Nominated: <Address value={nominee} />. Tell them the number of this page, so that they can open
            it and accept.
          </p>
          <Action
            label="Withdraw the nomination"
            disabled={refusal !== undefined}
            calls={() => [execute(message())]}
            summary="Nobody is nominated any more."
          />
        </div>
      )}
      <Field
        label={nominee ? `Nominate another ${who}` : `The next ${who}'s address`}
        value={typed}
        onChange={setTyped}
        problem={form.problems.address}
        required
      />
      <Submit
        form={form.done(() => address ?? "")}
        label="Nominate"
        calls={(value) => [execute(message(value))]}
        summary={(value) => (
          <p>
            <Address value={value} /> may become the {who} by accepting. You stay it until then.
          </p>
        )}
        onDone={() => setTyped("")}
      />
    </Section>
  );
}
