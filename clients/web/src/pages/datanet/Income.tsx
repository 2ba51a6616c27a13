import { useQuery } from "@tanstack/react-query";
import { type DatanetResponse, unscale } from "tributary-client";
import { useClient } from "../../app/client";
import { useFeeTokens } from "../../chain/feeTokens";
import { askEach } from "../../chain/walk";
import { Amount } from "../../parts/Amount";
import { Exact } from "../../parts/Exact";
import { Answer, Empty } from "../../parts/states";
import { Facts } from "../../parts/Table";
import { Section } from "./Section";

export function Income({ datanet: { datanet_id, influence_bps } }: { datanet: DatanetResponse }) {
  const { tributary } = useClient();
  const tokens = useFeeTokens();
  const pools = useQuery({
    queryKey: ["pools", datanet_id, tokens.data],
    queryFn: () => askEach(tokens.data ?? [], (token) => tributary.pool({ datanetId: datanet_id, token })),
    enabled: tokens.data !== undefined,
    refetchInterval: 4_000,
  });
  return (
    <Section name="income">
      <Answer asked={{ ...pools, error: tokens.error ?? pools.error }} what="the income">
        {(pools) => {
          const earning = pools.filter(
            ({ income, curator_income }) => income !== "0" || curator_income !== "0",
          );
          if (earning.length === 0) {
            return (
              <Empty>
                No fee has reached this datanet yet. One does when a query of a model that rests on it is
                paid.
              </Empty>
            );
          }
          return earning.map((pool) => (
            <Facts
              key={pool.token}
              facts={[
                [
                  "Contributors' income so far",
                  <span key="income" className="large">
                    <Amount base={pool.income} token={pool.token} />
                  </span>,
                ],
                [
                  "of that, waiting for an attestor",
                  (influence_bps > 0 || pool.waiting_pots !== "0") && (
                    <Amount base={pool.waiting_pots} token={pool.token} />
                  ),
                ],
                [
                  "Each unit of weight, held since the beginning, earned",
                  <Exact key="index" amount={unscale(pool.index_scaled)} token={pool.token} />,
                ],
                [
                  "Curator's part, not yet claimed",
                  <Amount key="curator" base={pool.curator_income} token={pool.token} />,
                ],
              ]}
            />
          ));
        }}
      </Answer>
    </Section>
  );
}
