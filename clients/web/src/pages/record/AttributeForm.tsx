import { useState } from "react";
import {
  type DatanetPart,
  executeCall,
  INDEX_SCALE,
  type Pot,
  type QueryRecordResponse,
  unscale,
} from "tributary-client";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Field } from "../../parts/Field";
import { useWriter } from "../../parts/writer";
import { readScores, type Scores } from "./scores";

/** For an attestor of the datanet: says whose data influenced the answer. */
export function AttributeForm({
  record,
  part,
  name,
}: {
  record: QueryRecordResponse;
  part: DatanetPart & { pot: Pot };
  name: string;
}) {
  const { deployment } = useClient();
  const [text, setText] = useState("");
  const [nobody, setNobody] = useState("");
  const read = readScores(text, nobody, deployment.prefix);
  const begun = text.trim() !== "" || nobody.trim() !== "";
  return (
    <>
      <h4>
        Attribute it, as an attestor of <bdi>{name}</bdi>
      </h4>
      <Field
        label="Contributors and scores"
        rows={4}
        value={text}
        onChange={setText}
        required
        problem={begun ? read.problem : undefined}
        hint="In each line a contributor’s address and its score, as in: wasm1… 60. The pot is shared in proportion to the scores."
      />
      <Field
        label="Score for nobody"
        value={nobody}
        onChange={setNobody}
        inputMode="numeric"
        hint="For what you can’t place: it is shared by weight."
      />
      <Action
        primary
        label="Attribute the pot"
        disabled={read.scores === undefined}
        summary={read.scores && <Shares read={read} pot={part.pot.amount} token={record.token} />}
        calls={() => {
          if (!read.scores) throw new Error(read.problem);
          const { model_id, record_id } = record;
          return [
            executeCall(deployment.contract, {
              attribute: {
                datanet_id: part.datanet_id,
                model_id,
                record_ids: [record_id],
                scores: read.scores,
                ...(read.unattributed > 0 && { unattributed: read.unattributed }),
              },
            }),
          ];
        }}
      />
    </>
  );
}

/** What each would get. */
function Shares({
  read,
  pot,
  token,
}: {
  read: Scores & { problem?: undefined };
  pot: string;
  token: string;
}) {
  const write = useWriter(token);
  const total = read.scores.reduce((all, { score }) => all + BigInt(score), BigInt(read.unattributed));
  const share = (score: number) => write.short(unscale((BigInt(pot) * BigInt(score) * INDEX_SCALE) / total));
  return (
    <>
      <p>The pot of {write.short(pot)} is shared for good, by these scores:</p>
      <ul>
        {read.scores.map(({ address, score }) => (
          <li key={address}>
            <Address value={address} copy={false} /> {score.toLocaleString("en")} of{" "}
            {total.toLocaleString("en")}: {share(score)}
          </li>
        ))}
        {read.unattributed > 0 && (
          <li>
            nobody {read.unattributed.toLocaleString("en")} of {total.toLocaleString("en")}:{" "}
            {share(read.unattributed)}, by weight
          </li>
        )}
      </ul>
    </>
  );
}
