import { useState } from "react";
import { executeCall } from "tributary-client";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { Field } from "../../parts/Field";
import { readAmount } from "./amount";
import type { Balance } from "./balances";
import { useToken } from "../../chain/token";
import { TokenChoice, useChosenToken } from "../../parts/TokenChoice";

/** From one's account back into the wallet: some of it, or all. */
export function Withdraw({ address, balances }: { address: string; balances: Balance[] }) {
  const { deployment } = useClient();
  const held = balances.filter(({ prepaid }) => prepaid > 0n);
  const [text, setText] = useState("");
  const tokens = held.map((entry) => entry.token);
  const [token, setToken] = useChosenToken(tokens, text.trim() !== "");
  const known = useToken(token).data;
  const prepaid = held.find((entry) => entry.token === token)?.prepaid ?? 0n;
  const { base, problem } = readAmount(text, known?.decimals ?? 0, {
    base: prepaid,
    what: "the account holds",
  });
  const withdraw = (amount?: bigint) => () => [
    executeCall(deployment.contract, {
      withdraw: { token, ...(amount !== undefined && { amount: `${amount}` }) },
    }),
  ];
  const done = () => setText("");
  return (
    <details>
      <summary>Withdraw from the account</summary>
      {held.length === 0 ? (
        <p className="quiet">Your prepaid account is empty.</p>
      ) : (
        <div className="narrow">
          <TokenChoice tokens={tokens} value={token} onChange={setToken} />
          <Field
            label="Amount to withdraw"
            required
            inputMode="decimal"
            value={text}
            onChange={setText}
            problem={known && problem}
            hint={
              <>
                The account holds <Amount base={prepaid} token={token} />.
              </>
            }
          />
          <div className="buttons">
            <Action
              label="Withdraw"
              disabled={!known || base === undefined}
              calls={withdraw(base)}
              onDone={done}
              summary={
                base !== undefined && (
                  <p>
                    <Amount base={base} token={token} /> go from your prepaid account to your wallet,{" "}
                    <Address value={address} />.
                  </p>
                )
              }
            />
            <Action
              label="Withdraw all"
              disabled={prepaid === 0n}
              calls={withdraw()}
              onDone={done}
              summary={
                <p>
                  All that your prepaid account holds of this token, <Amount base={prepaid} token={token} />{" "}
                  just now, goes to your wallet, <Address value={address} />. Models can then charge nothing
                  until you deposit again.
                </p>
              }
            />
          </div>
        </div>
      )}
    </details>
  );
}
