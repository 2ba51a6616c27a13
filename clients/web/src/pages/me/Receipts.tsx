import { Fragment, useState } from "react";
import type { DatanetEarnings } from "tributary-client";
import { Link } from "wouter";
import { Amount } from "../../parts/Amount";
import { Answer, Empty } from "../../parts/states";
import { Time } from "../../parts/Time";
import { Untrusted } from "../../parts/Untrusted";
import { DatanetLink } from "../../parts/NamedLink";
import { Section } from "../../parts/Section";
import { useShares } from "./queries";
import type { Share } from "./receipts";

const FEW = 5;

/** The newest records in which an address has a share, and why. */
export function Receipts({
  address,
  datanets,
  mine,
}: {
  address: string;
  datanets: DatanetEarnings[];
  mine: boolean;
}) {
  const [count, setCount] = useState(FEW);
  // whoever only curates has no share by weight
  const held = datanets.filter(
    ({ weight, tokens }) => weight > 0 || tokens.some(({ lifetime }) => lifetime !== "0"),
  );
  const asked = useShares(
    address,
    held.map(({ datanet_id }) => datanet_id),
    count,
  );
  return (
    <Section title="Newest receipts">
      {held.length === 0 ? (
        <Empty>
          Receipts appear here once {mine ? "you hold" : "it holds"} weight in a datanet that earns.
        </Empty>
      ) : (
        <Answer asked={asked} what="the newest receipts">
          {({ shares, names, looked, more }) => (
            <>
              {shares.length === 0 ? (
                <Empty>
                  {looked === 0
                    ? "No model that rests on these datanets has been paid for yet."
                    : `None of the newest records has a share for ${mine ? "you" : "it"}: they may be older than the weight.`}
                </Empty>
              ) : (
                <ul className="plain receipts">
                  {shares.map((share) => (
                    <li key={`${share.modelId}/${share.recordId}`}>
                      <Receipt share={share} model={names.get(share.modelId) ?? ""} mine={mine} />
                    </li>
                  ))}
                </ul>
              )}
              {more && (
                <button type="button" onClick={() => setCount(count + FEW)}>
                  Look for more
                </button>
              )}
            </>
          )}
        </Answer>
      )}
    </Section>
  );
}

function Receipt({ share, model, mine }: { share: Share; model: string; mine: boolean }) {
  const { modelId, recordId, count, token } = share;
  return (
    <>
      <p className="hint">
        <Time seconds={share.time} /> ·{" "}
        <Link href={`/models/${modelId}/records/${recordId}`}>
          Record {recordId} of <Untrusted text={model} max={40} />
        </Link>
      </p>
      <p>
        {mine ? "You got" : "It got"}{" "}
        <strong>
          <Amount base={share.amount} token={token} />
        </strong>{" "}
        of <Amount base={share.paid} token={token} /> paid for{" "}
        {count === 1 ? "a query" : `${count.toLocaleString("en")} queries`}:{" "}
        {share.parts.map((part, index) => (
          <Fragment key={part.datanetId}>
            {index > 0 && "; "}
            {part.weight > 0 &&
              `weight ${part.weight.toLocaleString("en")} of ${part.totalWeight.toLocaleString("en")}`}
            {part.weight > 0 && part.byInfluence && " and influence"}
            {part.weight === 0 && "influence"} in <DatanetLink id={part.datanetId} />
          </Fragment>
        ))}
        .
      </p>
      {share.waiting > 0n && (
        <p className="hint">
          <Amount base={share.waiting} token={token} /> still waits for an attestor to say whose data
          influenced the answer
          {share.deadline && (
            <>
              , until <Time seconds={share.deadline} />
            </>
          )}
          ; some of it may come to {mine ? "you" : "this address"}.
        </p>
      )}
    </>
  );
}
