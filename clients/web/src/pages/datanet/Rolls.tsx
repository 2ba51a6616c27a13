import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DatanetResponse, RollResponse } from "tributary-client";
import { useClient } from "../../app/client";
import { after } from "../../chain/walk";
import { Hash } from "../../parts/Address";
import { Pager, usePages } from "../../parts/Pager";
import { Answer, Empty } from "../../parts/states";
import { Table } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { ExternalLink } from "../../parts/Untrusted";
import { hexOf } from "../../chain/hash";
import { Section } from "./Section";

const PAGE = 10;

export function Rolls({ datanet: { datanet_id, total_weight } }: { datanet: DatanetResponse }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["rolls", datanet_id, pages.start ?? 0],
    queryFn: async () => {
      const startAfter = pages.start ?? null;
      const { rolls } = await tributary.rolls({ datanetId: datanet_id, startAfter, limit: PAGE });
      return after(rolls, PAGE, ({ roll_id }) => roll_id);
    },
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  return (
    <Section name="rolls">
      <p className="quiet">
        A roll gives weight to thousands of people in one transaction, by one hash over all of them. Each
        takes its seat by a proof, with all that the seat has earned since the roll was opened.
      </p>
      <Answer asked={asked} what="rolls">
        {({ items, next }) =>
          items.length === 0 && pages.page === 1 ? (
            <Empty>This datanet has no roll: all its weight was set directly.</Empty>
          ) : (
            <>
              <Table
                caption="Rolls of this datanet"
                rows={items}
                rowKey={({ roll_id }) => roll_id}
                columns={[
                  { name: "No.", cell: ({ roll_id }) => roll_id },
                  {
                    name: "Weight",
                    figure: true,
                    cell: (roll) => weightInWords(roll, total_weight),
                  },
                  { name: "Seats taken", figure: true, cell: enrolledInWords },
                  { name: "State", cell: (roll) => <State of={roll} /> },
                  {
                    name: "Leaves",
                    cell: ({ uri }) => (uri ? <ExternalLink href={uri} max={40} /> : "no link"),
                  },
                  { name: "Root", cell: ({ root }) => <Hash value={hexOf(root)} what="the roll's root" /> },
                ]}
              />
              <Pager pages={pages} next={next} what="rolls" />
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function weightInWords({ total_weight, closed_at }: RollResponse, datanet: number): string {
  const weight = total_weight.toLocaleString("en");
  return closed_at ? weight : `${weight} of ${datanet.toLocaleString("en")}`;
}

function enrolledInWords({ enrolled_leaves, leaf_count, enrolled_weight }: RollResponse): string {
  const of = `${enrolled_leaves.toLocaleString("en")} of ${leaf_count.toLocaleString("en")}`;
  return `${of} (weight ${enrolled_weight.toLocaleString("en")})`;
}

function State({ of: { opened_at, closed_at } }: { of: RollResponse }) {
  return closed_at ? (
    <>
      closed <Time seconds={closed_at} />: earns no more, what it earned stays
    </>
  ) : (
    <>
      open since <Time seconds={opened_at} />
    </>
  );
}
