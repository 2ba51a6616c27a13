import { useState } from "react";
import type { ConfigResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Action } from "../../../parts/action/Action";
import { Address } from "../../../parts/Address";
import { Percent } from "../../../parts/Amount";
import { Field } from "../../../parts/Field";
import { Facts } from "../../../parts/Table";
import { Time } from "../../../parts/Time";
import { Section } from "../../../parts/Section";
import { readAddress, readPercent } from "../forms/checks";
import { FormReader } from "../forms/form";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { useConfig } from "../../../chain/questions";
import { useNow } from "../../../chain/now";
import { TokenName } from "../TokenName";

/** What the contract's owner may do; nobody else is shown it. */
export function OwnerSection({ address }: { address: string }) {
  const { data } = useConfig({ refetchInterval: 5_000 });
  if (data?.owner !== address) return null;
  return (
    <Section title="The contract, as its owner">
      <p>
        You can lower the protocol fee, choose fee tokens and pause intake for 14 days. Claims, withdrawals
        and weights can never be paused.
      </p>
      <Facts
        facts={[
          ["Protocol fee", <Percent key="fee" bps={data.protocol_fee_bps} />],
          ["Goes to", <Address key="to" value={data.protocol_fee_recipient} />],
          [
            "Fee tokens",
            <ul key="tokens" className="plain close">
              {data.fee_tokens.map(({ token, active }) => (
                <li key={token}>
                  <TokenName token={token} /> {active ? "" : "(retired)"}
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
      <Intake config={data} />
      <ProtocolFee current={data.protocol_fee_bps} />
      <FeeToken config={data} />
    </Section>
  );
}

function Intake({ config }: { config: ConfigResponse }) {
  const execute = useExecute();
  const now = useNow();
  const until = config.paused_until ?? 0;
  const from = config.next_pause_from ?? 0;
  if (now !== undefined && until > now) {
    return (
      <>
        <p>
          Intake is paused until <Time seconds={until} />.
        </p>
        <Action
          label="End the pause"
          calls={() => [execute({ unpause: {} })]}
          summary="Intake is open again at once."
        />
      </>
    );
  }
  const early = now !== undefined && from > now;
  return (
    <>
      {early && (
        <p className="quiet">
          The next pause may begin from <Time seconds={from} />.
        </p>
      )}
      <Action
        label="Pause intake"
        disabled={early}
        calls={() => [execute({ pause: {} })]}
        summary="For 14 days at most, no query is recorded, nothing is deposited, and no datanet or model is registered. Claims and withdrawals go on. The next pause may begin 14 days after this one has ended."
      />
    </>
  );
}

function ProtocolFee({ current }: { current: number }) {
  const execute = useExecute();
  const [typed, setTyped] = useState("");
  const form = new FormReader<"fee">();
  const fee = form.take(
    "fee",
    typed.trim() === "" ? { missing: true } : readPercent(typed, current),
    "the new fee",
  );
  if (fee === current) form.take("fee", { missing: true }, "a lower fee");
  return (
    <>
      <h3>Lower the protocol fee</h3>
      <Field
        label="New protocol fee, in %"
        value={typed}
        onChange={setTyped}
        inputMode="decimal"
        required
        problem={form.problems.fee}
      />
      <Submit
        form={form.done(() => fee ?? current)}
        label="Lower the protocol fee"
        calls={(value) => [execute({ update_config: { protocol_fee_bps: value } })]}
        summary={(value) => (
          <p>
            From <Percent bps={current} /> to <Percent bps={value} />, for every query recorded from now on.
            It can never rise again.
          </p>
        )}
        onDone={() => setTyped("")}
      />
    </>
  );
}

function FeeToken({ config }: { config: ConfigResponse }) {
  const { deployment } = useClient();
  const execute = useExecute();
  const [typed, setTyped] = useState("");
  const form = new FormReader<"token">();
  const token = form.take("token", readAddress(typed, deployment.prefix), "the token's address");
  const active = config.fee_tokens.some((entry) => entry.token === token && entry.active);
  return (
    <>
      <h3>Fee tokens</h3>
      <Field
        label="A cw20 token's address"
        value={typed}
        onChange={setTyped}
        required
        problem={form.problems.token}
        hint="At most 4 active and 8 ever. A retired one takes no fees any more; what was earned in it stays claimable."
      />
      <Submit
        form={form.done(() => token ?? "")}
        label={active ? "Retire this fee token" : "Add this fee token"}
        calls={(value) => [
          execute({ update_config: active ? { retire_fee_token: value } : { add_fee_token: value } }),
        ]}
        summary={(value) => (
          <p>
            {active ? "No more fees are taken in" : "Fees may be paid in"} <TokenName token={value} />.
          </p>
        )}
        onDone={() => setTyped("")}
      />
    </>
  );
}
