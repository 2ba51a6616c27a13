import { duration, Time } from "../../../parts/Time";
import { useNow } from "../../../chain/now";

/** When a change of weights, rolls or attestors takes effect that is sent now. */
export function TakesEffect({ noticeSeconds }: { noticeSeconds: number }) {
  const now = useNow();
  if (noticeSeconds === 0) return <p>It takes effect at once.</p>;
  return (
    <p>
      This datanet gives {duration(noticeSeconds)} of notice: what you send now is shown to everybody, and
      takes effect when anybody applies it{" "}
      {now !== undefined && (
        <>
          from <Time seconds={now + noticeSeconds} /> on
        </>
      )}
      , within one day. You can cancel it until then.
    </p>
  );
}
