import { useCallback, useState } from "react";
import { type BuiltRoll, type DatanetResponse, prove, type RollResponse } from "tributary-client";
import { useClient } from "../../../app/client";
import { Choice, Field } from "../../../parts/Field";
import { CsvInput } from "../csv/CsvInput";
import type { Fault, Sheet } from "../csv/sheet";
import { useCsv } from "../csv/useCsv";
import { readWeights } from "../csv/weights";
import { TakesEffect } from "../datanet/TakesEffect";
import { readRequired } from "../forms/checks";
import { FormReader } from "../forms/form";
import { MAX_OPEN_ROLLS, MAX_TEXT_BYTES, MAX_TOTAL_WEIGHT } from "../forms/limits";
import { Submit } from "../forms/Submit";
import { useExecute } from "../forms/useExecute";
import { buildInSlices } from "./build";
import { BuiltFacts, RollFiles } from "./RollFiles";

/** Builds a roll from a list, hands out its files, and publishes it. */
export function PublishRoll({ datanet, open }: { datanet: DatanetResponse; open: RollResponse[] }) {
  const { deployment } = useClient();
  const execute = useExecute();
  const [uri, setUri] = useState("");
  const [closes, setCloses] = useState("");
  const [progress, setProgress] = useState(0);
  const [published, setPublished] = useState(false);
  const read = useCallback(
    async (sheet: Sheet): Promise<{ faults: Fault[]; roll?: BuiltRoll }> => {
      setProgress(0);
      setPublished(false);
      const { rows, faults } = await readWeights(sheet, deployment.prefix);
      return faults.length > 0 ? { faults } : { faults, roll: await buildInSlices(rows, setProgress) };
    },
    [deployment],
  );
  const csv = useCsv(read);
  const roll = csv.state.at === "read" ? csv.state.result.roll : undefined;

  const form = new FormReader<"roll" | "uri" | "closes">();
  form.take(
    "roll",
    roll && !published ? { value: roll } : { missing: true },
    published ? "another list" : "a list",
  );
  const link = form.take("uri", readRequired(uri, MAX_TEXT_BYTES), "where the list can be found");
  // one that was closed meanwhile can't be chosen any more
  const closed = open.find(({ roll_id }) => `${roll_id}` === closes)?.roll_id;
  if (open.length >= MAX_OPEN_ROLLS && closed === undefined) {
    form.refuse(
      "closes",
      `${open.length} rolls are open, and no more can be: choose one that this one closes.`,
    );
  }
  const weightAfter =
    BigInt(datanet.total_weight) +
    BigInt(roll?.total_weight ?? 0) -
    BigInt(open.find(({ roll_id }) => roll_id === closed)?.total_weight ?? 0);
  if (!published && weightAfter > MAX_TOTAL_WEIGHT) {
    form.refuse(
      "roll",
      `the datanet's weights would add up to ${weightAfter}, at most ${MAX_TOTAL_WEIGHT} are taken`,
    );
  }

  const message = (built: BuiltRoll) => {
    const { address, weight, proof } = prove(built, built.leaf_count - 1);
    const { root, total_weight, leaf_count } = built;
    return {
      publish_roll: {
        datanet_id: datanet.datanet_id,
        root,
        total_weight,
        leaf_count,
        uri: link ?? "",
        last_leaf: {
          address,
          weight,
          proof,
        },
        ...(closed !== undefined && { closes: closed }),
      },
    };
  };

  return (
    <>
      <h3>Publish a roll</h3>
      <CsvInput
        label="The roll's list"
        csv={csv}
        hint={
          <>
            A CSV file with the columns address and weight, weights from 1, each address once. The tree is
            built in your browser; for millions of lines use the command <code>tributary roll build</code>.
          </>
        }
        example={`address,weight\n${deployment.prefix}1…,10`}
      />
      {csv.state.at === "reading" && progress > 0 && (
        <progress max={1} value={progress} aria-label="How much of the tree is built" />
      )}
      {roll && (
        <>
          <BuiltFacts roll={roll} />
          <RollFiles roll={roll} />
        </>
      )}
      {form.problems.roll && <p className="problem">{form.problems.roll}</p>}
      <Field
        label="Where the list can be found"
        value={uri}
        onChange={setUri}
        required
        inputMode="url"
        problem={form.problems.uri}
        hint="A link to leaves.csv (above), where every contributor can find their line and build their proof; at most 512 bytes."
      />
      <Choice
        label="An older roll that this one closes"
        value={closed === undefined ? "" : closes}
        onChange={setCloses}
        options={[
          { value: "", name: "none" },
          ...open.map(({ roll_id, total_weight }) => ({
            value: `${roll_id}`,
            name: `roll ${roll_id}, weight ${total_weight.toLocaleString("en")}`,
          })),
        ]}
      />
      {form.problems.closes && <p className="problem">{form.problems.closes}</p>}
      <Submit
        form={form.done(() => roll)}
        label={datanet.notice_seconds > 0 ? "Schedule this roll" : "Publish this roll"}
        calls={(built) => (built ? [execute(message(built))] : [])}
        summary={(built) => (
          <>
            {built && <BuiltFacts roll={built} />}
            <p>
              From then on each fee is split over all of its {built?.leaf_count.toLocaleString("en")} leaves,
              enrolled or not.{closed !== undefined && ` Roll ${closed} closes in the same moment.`}
            </p>
            <TakesEffect noticeSeconds={datanet.notice_seconds} />
          </>
        )}
        onDone={() => setPublished(true)}
      />
    </>
  );
}
