import { useCallback, useState } from "react";
import { eventsOf, executeCall } from "tributary-client";
import type { Sent } from "tributary-client/signer";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { Empty } from "../../parts/states";
import { Facts } from "../../parts/Table";
import { Section } from "../../parts/Section";
import { TokenChoices } from "./TokenChoices";
import { claims, type Portfolio, type TokenSum } from "./portfolio";

/** What an address earned in each token, and the button that pays it out. */
export function Earnings({ portfolio, mine }: { portfolio: Portfolio; mine: boolean }) {
  const earning = portfolio.tokens.filter(({ lifetime }) => lifetime > 0n);
  return (
    <Section title="Earnings">
      {earning.length === 0 ? (
        <Empty>
          Nothing has been earned yet.{" "}
          {mine &&
            "Whoever holds weight in a datanet earns from each paid query to a model that rests on it."}
        </Empty>
      ) : (
        <div className="columns">
          {earning.map((token) => (
            <Token key={token.token} token={token} />
          ))}
        </div>
      )}
      <Claim portfolio={portfolio} mine={mine} />
    </Section>
  );
}

const ROLES = ["contributor", "curator", "operator", "protocol"] as const;

function Token({ token: { token, claimable, claimed, lifetime, roles } }: { token: TokenSum }) {
  const made = ROLES.filter((role) => roles[role] > 0n);
  return (
    <div className="panel earned">
      <p>
        <strong>
          <Amount base={claimable} token={token} />
        </strong>{" "}
        can be claimed now
      </p>
      <Facts
        facts={[
          ["Claimed so far", <Amount key="claimed" base={claimed} token={token} />],
          ["Earned in all", <Amount key="lifetime" base={lifetime} token={token} />],
        ]}
      />
      {/* for most there is nothing but their weight */}
      {made.some((role) => role !== "contributor") && (
        <>
          <h3>What can be claimed, by role</h3>
          <Facts
            facts={made.map((role) => [
              role === "protocol" ? "as recipient of the protocol's part" : `as ${role}`,
              <Amount key={role} base={roles[role]} token={token} />,
            ])}
          />
        </>
      )}
    </div>
  );
}

/** Everything claimable by one click; a token that misbehaves can be left out. */
function Claim({ portfolio, mine }: { portfolio: Portfolio; mine: boolean }) {
  const { deployment } = useClient();
  const [left, setLeft] = useState<string[]>([]);
  const [paid, setPaid] = useState<Sent[]>([]);
  const onDone = useCallback((receipts: Sent[]) => setPaid(receipts), []);
  const claimable = portfolio.tokens.filter((token) => token.claimable > 0n);
  // nothing can be chosen where one token alone is claimable
  const without = claimable.length > 1 ? left : [];
  const chosen = claimable.filter(({ token }) => !without.includes(token));
  const plan = claims(
    portfolio,
    chosen.map(({ token }) => token),
  );
  const messages = plan.flat().length;
  return (
    <>
      {claimable.length > 1 && (
        <TokenChoices tokens={claimable.map(({ token }) => token)} left={left} onChange={setLeft} />
      )}
      {claimable.length > 0 && (
        <Action
          primary
          label={
            chosen.length < claimable.length
              ? "Claim the chosen tokens"
              : mine
                ? "Claim everything"
                : "Claim for this address"
          }
          disabled={plan.length === 0}
          calls={() => plan.map((part) => part.map((message) => executeCall(deployment.contract, message)))}
          onDone={onDone}
          summary={
            <>
              {chosen.length > 1 && (
                <ul>
                  {chosen.map(({ token, claimable: base }) => (
                    <li key={token}>
                      <Amount base={base} token={token} />
                    </li>
                  ))}
                </ul>
              )}
              <p>
                {chosen.length === 1 &&
                  chosen.map(({ token, claimable: base }) => (
                    <Amount key={token} base={base} token={token} />
                  ))}{" "}
                will be paid to <Address value={portfolio.payoutAddress} />
                {portfolio.payoutAddress === portfolio.address
                  ? mine && ", your own address"
                  : mine
                    ? ", the payout address that you set"
                    : ", the payout address that its owner set"}
                .{!mine && " Anybody may send this; you pay the chain's fee only, and get nothing of it."}
                {messages > 1 && ` It takes ${messages} messages, since there are many datanets.`}
                {!portfolio.complete && " What datanets beyond those shown here have is not among it."}
              </p>
            </>
          }
        />
      )}
      <Paid receipts={paid} />
    </>
  );
}

/** What the transactions themselves say was paid. */
function Paid({ receipts }: { receipts: Sent[] }) {
  const events = receipts.flatMap(({ hash, events: all }) =>
    eventsOf(all, "claimed").map((event) => ({ ...event, key: `${hash}/${event.msg_index}/${event.token}` })),
  );
  const paid = events.filter((event) => event.amount > 0n);
  if (events.length === 0) return null;
  return (
    <div role="status" className="done">
      {paid.length === 0 && <p>Nothing was left to be paid: someone claimed it before.</p>}
      {paid.map((event) => (
        <p key={event.key}>
          Paid <Amount base={event.amount} token={event.token ?? ""} /> to{" "}
          <Address value={event.payout_address} />.
        </p>
      ))}
    </div>
  );
}
