import { useState } from "react";
import { depositCall } from "tributary-client";
import { useClient } from "../../app/client";
import { addressProblem, readAddress } from "../../chain/address";
import { useNow } from "../../chain/now";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { Field } from "../../parts/Field";
import { Time } from "../../parts/Time";
import { readAmount } from "./amount";
import type { Balance } from "./balances";
import { useConfig } from "../../chain/questions";
import { useToken } from "../../chain/token";
import { TokenChoice, useChosenToken } from "../../parts/TokenChoice";

const GONE = "Deposits are no longer taken in this token: empty this field to go on with another.";

/** From the wallet into an account: one's own, or another's. */
export function Deposit({
  address,
  mine,
  balances,
}: {
  address: string;
  mine: boolean;
  balances: Balance[];
}) {
  const { deployment } = useClient();
  const taken = balances.filter(({ active }) => active);
  const [text, setText] = useState("");
  const tokens = taken.map((entry) => entry.token);
  const [token, setToken] = useChosenToken(tokens, text.trim() !== "");
  const gone = !tokens.includes(token);
  const [other, setOther] = useState(mine ? "" : address);
  const known = useToken(token).data;
  const { data: config } = useConfig({ refetchInterval: 30_000 });
  const now = useNow();
  const wallet = taken.find((entry) => entry.token === token)?.wallet;
  const { base, problem } = readAmount(
    text,
    known?.decimals ?? 0,
    // whoever looks at another's account pays from a wallet that isn't shown here
    mine && wallet !== undefined ? { base: wallet, what: "you have in the wallet" } : undefined,
  );
  const beneficiary = readAddress(other, deployment.prefix);
  const wrong = addressProblem(other, deployment.prefix);
  if (token === "") return <p className="hint">The contract takes no fee token just now, and no deposits.</p>;
  const paused = config?.paused_until && now && config.paused_until > now ? config.paused_until : undefined;
  return (
    <details>
      <summary>Deposit into the account</summary>
      {paused && (
        <p role="status">
          The owner of the contract paused deposits and fees until <Time seconds={paused} /> at the latest.
          Claims and withdrawals go on.
        </p>
      )}
      <div className="narrow">
        <TokenChoice tokens={tokens} value={token} onChange={setToken} />
        <Field
          label="Amount to deposit"
          required
          inputMode="decimal"
          value={text}
          onChange={setText}
          problem={gone ? GONE : known && problem}
          hint={
            mine &&
            wallet !== undefined && (
              <>
                You have <Amount base={wallet} token={token} /> in the wallet.
              </>
            )
          }
        />
        <Field
          label={mine ? "For another address" : "For the address"}
          required={!mine}
          value={other}
          onChange={setOther}
          problem={wrong}
          hint={mine ? "Leave this empty to pay into your own account." : undefined}
        />
        <Action
          label="Deposit"
          disabled={gone || !known || base === undefined || wrong !== undefined || (!mine && !beneficiary)}
          calls={() => [
            depositCall({
              token,
              contract: deployment.contract,
              amount: base ?? 0n,
              ...(beneficiary && { beneficiary }),
            }),
          ]}
          onDone={() => setText("")}
          summary={
            base !== undefined && (
              <p>
                <Amount base={base} token={token} /> go from your wallet into{" "}
                {beneficiary === undefined || (mine && beneficiary === address) ? (
                  "your prepaid account, from which you can withdraw them at any time"
                ) : (
                  <>
                    the prepaid account of <Address value={beneficiary} />: they are that address' from then
                    on, and only it can withdraw them
                  </>
                )}
                .
              </p>
            )
          }
        />
      </div>
    </details>
  );
}
