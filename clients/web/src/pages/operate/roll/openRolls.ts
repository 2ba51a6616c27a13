import type { RollResponse, TributaryQueryClient } from "tributary-client";

const AT_ONCE = 30;

/** The rolls that are open, wherever they stand in the list: at most four. */
export async function loadOpenRolls(
  tributary: Pick<TributaryQueryClient, "rolls">,
  datanetId: number,
): Promise<RollResponse[]> {
  const open: RollResponse[] = [];
  let startAfter: number | null = null;
  do {
    const { rolls } = await tributary.rolls({ datanetId, limit: AT_ONCE, startAfter });
    open.push(...rolls.filter(({ closed_at }) => !closed_at));
    startAfter = rolls.length === AT_ONCE ? (rolls.at(-1)?.roll_id ?? null) : null;
  } while (startAfter !== null);
  return open;
}
