import { useQuery } from "@tanstack/react-query";
import { executeCall, type RollProof, type RollResponse } from "tributary-client";
import { useClient } from "../../app/client";
import { Action } from "../../parts/action/Action";
import { Address } from "../../parts/Address";
import { Amount } from "../../parts/Amount";
import { Answer } from "../../parts/states";
import { Facts } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { DatanetLink } from "../../parts/NamedLink";
import { useWallet } from "../../wallet/wallet";

/** A leaf whose proof holds: what it is, what it has earned, and whether it can still be taken. */
export function Leaf({ roll, proof }: { roll: RollResponse; proof: RollProof }) {
  const { deployment, tributary } = useClient();
  const { address: connected } = useWallet();
  const { datanet_id, roll_id } = roll;
  const { leaf_index, address, weight } = proof;
  const asked = useQuery({
    queryKey: ["leaf", datanet_id, roll_id, leaf_index, weight],
    queryFn: async () => {
      const leaf = { datanetId: datanet_id, rollId: roll_id };
      const [seat, earnings] = await Promise.all([
        tributary.seat({ ...leaf, leafIndex: leaf_index }),
        tributary.rollEarnings({ ...leaf, weight }),
      ]);
      return { taken: seat.address ?? undefined, earned: earnings.tokens };
    },
    refetchInterval: 4_000,
  });
  return (
    <div className="panel" data-testid="leaf">
      <p className="done">
        The proof holds: it leads to roll {roll_id} of <DatanetLink id={datanet_id} />.
      </p>
      <Answer asked={asked} what="what it has earned">
        {({ taken, earned }) => (
          <>
            <Facts
              facts={[
                ["Of", <Address key="of" value={address} />],
                [
                  "Weight",
                  `${weight.toLocaleString("en")} of the roll's ${roll.total_weight.toLocaleString("en")}`,
                ],
                [
                  "Leaf",
                  `${leaf_index.toLocaleString("en")} of ${roll.leaf_count.toLocaleString("en")}, from 0`,
                ],
                [
                  "Earned since the roll was published",
                  earned.length === 0
                    ? "nothing yet"
                    : earned.map(({ token, earned: base }) => (
                        <span className="whole" key={token}>
                          <Amount base={base} token={token} />
                        </span>
                      )),
                ],
                [
                  "Roll",
                  roll.closed_at ? (
                    <>
                      closed on <Time seconds={roll.closed_at} />: it earns no more, and keeps what it earned
                    </>
                  ) : (
                    "open: it goes on earning"
                  ),
                ],
              ]}
            />
            {taken ? (
              <p role="status">
                This seat is taken
                {taken === address ? ", by its own address: there is nothing left to do" : " already"}. What
                it earned is among that address' earnings.
              </p>
            ) : (
              <Action
                primary
                label="Take the seat"
                calls={() => [
                  executeCall(deployment.contract, {
                    enrol: { datanet_id, roll_id, leaf_index, address, weight, proof: proof.proof },
                  }),
                ]}
                summary={
                  <p>
                    <Address value={address} />
                    {address === connected && ", your own address,"} gets its seat of weight{" "}
                    {weight.toLocaleString("en")} in <DatanetLink id={datanet_id} />, with all that it has
                    earned since the roll was published.
                    {address !== connected && " Whoever signs this, the seat is that address'."}
                  </p>
                }
              />
            )}
          </>
        )}
      </Answer>
    </div>
  );
}
