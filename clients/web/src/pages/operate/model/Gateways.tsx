import { useState } from "react";
import type { ModelResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Address } from "../../../parts/Address";
import { Field } from "../../../parts/Field";
import { Empty } from "../../../parts/states";
import { Section } from "../../../parts/Section";
import { MAX_GATEWAYS } from "../forms/limits";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { readGateways } from "./updates";

export function Gateways({ model }: { model: ModelResponse }) {
  const { deployment } = useClient();
  const execute = useExecute();
  const [typed, setTyped] = useState(() => model.gateways.join("\n"));
  const form = readGateways(typed, deployment.prefix, model);
  const after = form.value?.update_model.gateways ?? [];
  return (
    <Section title="Gateways">
      <p>
        A gateway may charge the prepaid accounts of those who allowed this model to, up to what they allowed.
        It can never touch anything else.
      </p>
      {model.gateways.length === 0 ? (
        <Empty>This model has no gateway yet: only payers themselves can pay for it.</Empty>
      ) : (
        <ul className="plain">
          {model.gateways.map((gateway) => (
            <li key={gateway}>
              <Address value={gateway} />
            </li>
          ))}
        </ul>
      )}
      <Field
        label="All gateways"
        rows={4}
        value={typed}
        onChange={setTyped}
        problem={form.problems.gateways}
        hint={`The whole list, one address on each line: at most ${MAX_GATEWAYS}. Whoever is left out is none any more.`}
      />
      <Submit
        form={form}
        label="Change the gateways"
        calls={(message) => [execute(message)]}
        summary={() => (
          <>
            <Names
              what="May charge from now on"
              list={after.filter((address) => !model.gateways.includes(address))}
            />
            <Names
              what="May charge no longer"
              list={model.gateways.filter((address) => !after.includes(address))}
            />
          </>
        )}
      />
    </Section>
  );
}

function Names({ what, list }: { what: string; list: string[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <p>{what}:</p>
      <ul className="plain">
        {list.map((address) => (
          <li key={address}>
            <Address value={address} />
          </li>
        ))}
      </ul>
    </>
  );
}
