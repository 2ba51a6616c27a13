import { beforeAll, expect, it } from "vitest";
import { buildRoll, explain, prove, verifyProof, type BuiltRoll } from "tributary-client";
import { fresh, found, only, people, PRICE, refusal, tributary, type Person } from "./chain.js";

let curator: Person;
let ann: Person;
let datanetId: number;
let modelId: number;
let built: BuiltRoll;
let rollId: number;

beforeAll(async () => {
  [curator, ann] = (await people(2)) as [Person, Person];
  ({ datanetId, modelId } = await found(curator.signer, [{ address: curator.address, weight: 1 }]));
  const others = Array.from({ length: 6 }, (_, place) => ({ address: curator.address, weight: place + 1 }));
  built = buildRoll([...others, { address: ann.address, weight: 9 }]);
});

it("a roll that was built here is one to the contract", async () => {
  const { address, weight, proof } = prove(built, 6);
  const sent = await curator.signer.execute({
    publish_roll: {
      datanet_id: datanetId,
      root: built.root,
      total_weight: built.total_weight,
      leaf_count: built.leaf_count,
      uri: "https://example.org/leaves.csv",
      last_leaf: { address, weight, proof },
    },
  });
  const published = only(sent, "roll_published");
  expect(published).toMatchObject({
    datanet_id: datanetId,
    root: built.root,
    roll_weight: 30,
    total_weight: 31,
  });
  rollId = published.roll_id;
});

it("a proof is verified against the roll on the chain, and takes its seat", async () => {
  const roll = await tributary.roll({ datanetId, rollId });
  const { leaf_index, address, weight, proof } = prove(built, 6);
  verifyProof(roll, { leaf_index, address, weight, proof });
  await curator.signer.recordQuery({ modelId, queryId: fresh("roll"), amount: PRICE });
  const sent = await ann.signer.execute({
    enrol: { datanet_id: datanetId, roll_id: rollId, leaf_index, address, weight, proof },
  });
  expect(only(sent, "enrolled")).toMatchObject({
    leaf_index: 6,
    address: ann.address,
    weight: 9,
    enrolled_leaves: 1,
  });
  const { tokens } = await tributary.earnings({ address: ann.address });
  // all that it has earned since the roll was published
  expect(BigInt(tokens[0]?.claimable ?? 0)).toBeGreaterThan(0n);
});

it("a proof with another weight is refused here and there, for the same reason", async () => {
  const roll = await tributary.roll({ datanetId, rollId });
  const tampered = { ...prove(built, 5), weight: 7 };
  const here = explain(await refusal((async () => verifyProof(roll, tampered))()));
  const there = explain(
    await refusal(curator.signer.execute({ enrol: { datanet_id: datanetId, roll_id: rollId, ...tampered } })),
  );
  expect(here.kind).toBe("proof_total_weight");
  expect({ kind: there.kind, fields: there.fields, text: there.text }).toEqual({
    kind: here.kind,
    fields: here.fields,
    text: here.text,
  });
});

it("a seat is taken once", async () => {
  const error = await refusal(
    ann.signer.execute({ enrol: { datanet_id: datanetId, roll_id: rollId, ...prove(built, 6) } }),
  );
  expect(explain(error)).toMatchObject({
    kind: "leaf_taken",
    fields: { leaf_index: 6, address: ann.address },
  });
});
