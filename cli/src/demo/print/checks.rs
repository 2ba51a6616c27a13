//! Whether all that was paid is accounted for.

use super::super::report::Report;
use crate::amount::grouped;
use cosmwasm_std::Uint256;

pub fn text(report: &Report) -> String {
    let mut lines = vec![format!(
        "conservation {}: by the cw20 balances, in base units,",
        verdict(report.conserved)
    )];
    lines.extend(sums(report));
    lines.push(format!(
        "  held: {} in pots that wait, {} in fractions of units that are not due yet",
        grouped(report.waiting),
        grouped(Uint256::from(report.held).saturating_sub(report.waiting)),
    ));
    lines.extend([
        format!(
            "exactness {}: {} of {} recipients received their exact share, rounded down,",
            verdict(report.exact.holds),
            grouped(report.exact.equal),
            grouped(report.exact.recipients),
        ),
        "  computed apart from the contract".to_owned(),
    ]);
    if let Some(agents) = &report.agents {
        lines.extend([
            format!(
                "limits {}: {} of {} charges were taken or refused as computed apart from the contract,",
                if agents.holds { "hold" } else { "DO NOT HOLD" },
                grouped(agents.asked.saturating_sub(agents.unexpected)),
                grouped(agents.asked),
            ),
            format!(
                "  {} of {} agents got back exactly what was deposited and not charged",
                grouped(agents.settled),
                grouped(agents.agents),
            ),
        ]);
    }
    format!("  {}", lines.join("\n  "))
}

fn sums(report: &Report) -> Vec<String> {
    let sign = if report.conserved { "=" } else { "≠" };
    let (paid, received) = (grouped(report.fees_in), grouped(report.paid_out));
    let held = grouped(report.held);
    if report.agents.is_none() {
        return vec![format!(
            "  {paid} paid {sign} {received} received + {held} held by the contract"
        )];
    }
    vec![
        format!(
            "  {paid} sent + {} deposited {sign} {received} received + {} withdrawn by agents",
            grouped(report.deposited),
            grouped(report.returned),
        ),
        format!(
            "    + {} prepaid, by the contract's word + {held} else held by the contract",
            grouped(report.prepaid),
        ),
    ]
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "DOES NOT HOLD" }
}
