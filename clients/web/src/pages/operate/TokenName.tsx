import { useToken } from "../../chain/token";
import { Address } from "../../parts/Address";
import { Untrusted } from "../../parts/Untrusted";

/** A token's symbol and address: anybody can call a token as they like. */
export function TokenName({ token }: { token: string }) {
  const { data } = useToken(token);
  return (
    <>
      {data && <Untrusted text={data.symbol} max={12} />} <Address value={token} />
    </>
  );
}
