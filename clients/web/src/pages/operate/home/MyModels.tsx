import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useClient } from "../../../app/client";
import { Percent } from "../../../parts/Amount";
import { Pager, usePages } from "../../../parts/Pager";
import { Answer, Empty } from "../../../parts/states";
import { Table } from "../../../parts/Table";
import { Untrusted } from "../../../parts/Untrusted";
import { Section } from "../../../parts/Section";
import { PriceWords } from "../model/PriceWords";

const PAGE = 10;

export function MyModels({ operator }: { operator: string }) {
  const { tributary } = useClient();
  const pages = usePages<number>();
  const asked = useQuery({
    queryKey: ["models-by-operator", operator, pages.start],
    queryFn: () => tributary.modelsByOperator({ operator, limit: PAGE, startAfter: pages.start ?? null }),
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  });
  return (
    <Section title="Your models">
      <Answer asked={asked} what="your models">
        {({ models }) =>
          models.length === 0 && pages.page === 1 ? (
            <Empty>You operate no model yet. Register one: you become its operator.</Empty>
          ) : (
            <>
              <Table
                caption="Models that you operate"
                rows={models}
                rowKey={({ model_id }) => model_id}
                columns={[
                  {
                    name: "Model",
                    cell: ({ model_id, name }) => (
                      <Link href={`/operate/models/${model_id}`}>
                        {model_id} · <Untrusted text={name} max={48} />
                      </Link>
                    ),
                  },
                  { name: "Price", cell: ({ unit_price }) => <PriceWords price={unit_price} /> },
                  {
                    name: "Your fee",
                    figure: true,
                    cell: ({ operator_fee_bps }) => <Percent bps={operator_fee_bps} />,
                  },
                  {
                    name: "Query records",
                    figure: true,
                    cell: ({ records }) => records.toLocaleString("en"),
                  },
                  { name: "State", cell: ({ active }) => (active ? "active" : "inactive") },
                ]}
              />
              <Pager
                pages={pages}
                what="your models"
                next={models.length === PAGE ? models.at(-1)?.model_id : undefined}
              />
            </>
          )
        }
      </Answer>
      <p>
        <Link href="/operate/models/new">Register a model</Link>
      </p>
    </Section>
  );
}
