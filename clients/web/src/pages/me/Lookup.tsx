import { useState } from "react";
import { useLocation } from "wouter";
import { useClient } from "../../app/client";
import { addressProblem, readAddress } from "../../chain/address";
import { Field } from "../../parts/Field";
import { Section } from "../../parts/Section";

/** Anybody's earnings are public: asks for an address, and goes there. */
export function Lookup() {
  const { deployment } = useClient();
  const [, navigate] = useLocation();
  const [text, setText] = useState("");
  const address = readAddress(text, deployment.prefix);
  return (
    <Section title="Look at any address">
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (!address) return;
          setText("");
          navigate(`/me?address=${address}`);
        }}
      >
        <Field
          label="Address"
          required
          value={text}
          onChange={setText}
          problem={addressProblem(text, deployment.prefix)}
          hint="What it earned, where it holds weight, and what it prepaid. Nothing needs to be signed for looking."
        />
        <button type="submit" disabled={!address}>
          Look
        </button>
      </form>
    </Section>
  );
}
