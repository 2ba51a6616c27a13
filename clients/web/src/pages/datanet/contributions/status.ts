import type { ContributionStatus, StatusFilter } from "tributary-client";

export type Filter = "all" | "pending" | "scheduled" | "accepted" | "rejected";

export const FILTERS: { value: Filter; name: string }[] = [
  { value: "all", name: "all" },
  { value: "pending", name: "waiting for the curator" },
  { value: "scheduled", name: "accepted, waiting for the notice to end" },
  { value: "accepted", name: "accepted" },
  { value: "rejected", name: "rejected" },
];

export function filterOf(filter: Filter): StatusFilter | null {
  switch (filter) {
    case "all":
      return null;
    case "pending":
      return { pending: {} };
    case "scheduled":
      return { scheduled: {} };
    case "accepted":
      return { accepted: {} };
    case "rejected":
      return { rejected: {} };
  }
}

/** The verdict in words; a rejection's reason is the curator's own text and is shown apart. */
export function verdictOf(status: ContributionStatus): { words: string; reason?: string } {
  if ("pending" in status) return { words: "waits for the curator" };
  if ("scheduled" in status) {
    const { weight, change_id } = status.scheduled;
    return {
      words: `accepted with weight ${weight.toLocaleString("en")}, takes effect by change ${change_id}`,
    };
  }
  if ("accepted" in status)
    return { words: `accepted with weight ${status.accepted.weight.toLocaleString("en")}` };
  return { words: "rejected", reason: status.rejected.reason };
}
