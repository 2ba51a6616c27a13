import { type DatanetResponse } from "tributary-client";
import { Address, Hash } from "../../parts/Address";
import { Facts } from "../../parts/Table";
import { Time } from "../../parts/Time";
import { ExternalLink, Untrusted } from "../../parts/Untrusted";
import { hexOf } from "../../chain/hash";

/** What the datanet says of itself. */
export function About({ datanet }: { datanet: DatanetResponse }) {
  const { description, uri, content_hash, license, curator, nominee, registered_at, total_weight } = datanet;
  return (
    <>
      {description && (
        <p className="description">
          <Untrusted text={description} max={600} />
        </p>
      )}
      <Facts
        facts={[
          ["Licence", license ? <Untrusted key="license" text={license} max={80} /> : "none stated"],
          ["Link", uri && <ExternalLink href={uri} max={60} />],
          [
            "Content hash",
            content_hash && <Hash value={hexOf(content_hash)} what="the datanet's content hash" />,
          ],
          ["Weight in all", total_weight.toLocaleString("en")],
          ["Curator, who decides on weights", <Address key="curator" value={curator} />],
          ["Nominated as the next curator", nominee && <Address value={nominee} />],
          ["Registered", <Time key="registered" seconds={registered_at} />],
        ]}
      />
    </>
  );
}
