import { useState } from "react";
import { executeCall } from "tributary-client";
import { useClient } from "../../app/client";
import { addressProblem, readAddress } from "../../chain/address";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Field } from "../../parts/Field";
import { Section } from "../../parts/Section";
import type { Portfolio } from "./portfolio";

/** Where claims are paid to, and how to change that. */
export function Payout({
  portfolio: { address, payoutAddress },
  mine,
}: {
  portfolio: Portfolio;
  mine: boolean;
}) {
  const own = payoutAddress === address;
  return (
    <Section title="Payout address">
      <p>
        {mine ? "Your claims" : "Its claims"} are paid to <Address value={payoutAddress} />
        {own ? (mine ? ", your own address." : ", its own address.") : "."}
      </p>
      {mine && <Change own={own} address={address} payoutAddress={payoutAddress} />}
    </Section>
  );
}

function Change({ own, address, payoutAddress }: { own: boolean; address: string; payoutAddress: string }) {
  const { deployment } = useClient();
  const [text, setText] = useState("");
  const payout = readAddress(text, deployment.prefix);
  const same = payout !== undefined && payout === payoutAddress;
  const problem = same ? "Claims are paid to this address already." : addressProblem(text, deployment.prefix);
  return (
    <>
      {!own && (
        <Action
          label="Back to your own address"
          calls={() => [executeCall(deployment.contract, { set_payout_address: {} })]}
          summary={
            <p>
              From now on your claims are paid to <Address value={address} />, your own address.
            </p>
          }
        />
      )}
      <details>
        <summary>Change the payout address</summary>
        <p>
          You can have claims paid to a safer place: a hardware wallet, or a group's account. Be careful: what
          has been paid to an address cannot be called back. If nobody has its key, or an exchange does not
          take this token there, it is lost. Anybody may send a claim for you, so the change counts at once.
          Only you can change it again.
        </p>
        <div className="narrow">
          <Field label="New payout address" required value={text} onChange={setText} problem={problem} />
          <Action
            label="Set the payout address"
            disabled={!payout || same}
            calls={() => [
              executeCall(deployment.contract, { set_payout_address: { address: payout ?? null } }),
            ]}
            onDone={() => setText("")}
            summary={
              payout && (
                <>
                  <p>
                    From now on everything that you claim, or that anybody claims for you, is paid to this
                    address:
                  </p>
                  <p>
                    <code>{payout}</code>
                  </p>
                  <p>Compare it letter by letter: what is paid to a wrong address is lost.</p>
                </>
              )
            }
          />
        </div>
      </details>
    </>
  );
}
