//! What was measured, against what it may cost.

use serde::Serialize;

#[derive(Serialize)]
pub struct Report {
    pub chain_id: String,
    /// The blocks in which everything was measured.
    pub from_height: u64,
    pub to_height: u64,
    /// F.
    pub floor_gas: u64,
    pub rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
pub struct Row {
    pub section: &'static str,
    pub what: String,
    pub gas: Option<u64>,
    /// Gas divided by F, to the third digit.
    pub of_floor: Option<String>,
    /// What was found, where it is not gas.
    pub found: Option<String>,
    pub target: Option<String>,
    /// None without a target, or when it was not measured.
    pub verdict: Option<Verdict>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Met,
    Missed,
}

impl Verdict {
    const fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::Missed }
    }
}

pub struct Table {
    /// F, the gas that all other is divided by.
    pub floor: u64,
    pub rows: Vec<Row>,
    section: &'static str,
}

impl Table {
    pub fn new(floor: u64) -> Self {
        Self {
            floor,
            rows: vec![],
            section: "",
        }
    }

    /// What follows is about this.
    pub fn section(&mut self, section: &'static str) {
        self.section = section;
    }

    /// Gas, which may be at most so many thousandths of F.
    pub fn gas(&mut self, what: impl Into<String>, gas: u64, most: Option<u64>) {
        let row = Row {
            gas: Some(gas),
            of_floor: Some(decimal(self.thousandths(gas))),
            target: most.map(|most| format!("≤ {} F", shortest(most))),
            verdict: most.map(|most| self.within(gas, most)),
            ..self.row(what)
        };
        self.rows.push(row);
    }

    /// How far the most of some figures is above the least, which may be so many thousandths of it.
    pub fn apart(&mut self, what: impl Into<String>, figures: &[u64], most: u64) {
        let least = figures.iter().copied().min().unwrap_or_default();
        let apart = figures.iter().copied().max().unwrap_or_default();
        let apart = u128::from(apart.saturating_sub(least));
        let hundred_thousandths = apart.saturating_mul(100_000);
        let hundred_thousandths = hundred_thousandths.div_ceil(u128::from(least.max(1)));
        let row = Row {
            found: Some(format!("{} %", decimal(hundred_thousandths))),
            target: Some(format!("≤ {} %", shortest(most.saturating_mul(100)))),
            verdict: Some(Verdict::of(
                apart.saturating_mul(1_000) <= u128::from(least).saturating_mul(most.into()),
            )),
            ..self.row(what)
        };
        self.rows.push(row);
    }

    /// Anything else, and whether it is as it should be.
    pub fn found(
        &mut self,
        what: impl Into<String>,
        found: impl Into<String>,
        target: Option<(&str, bool)>,
    ) {
        let row = Row {
            found: Some(found.into()),
            target: target.map(|(text, _)| text.to_owned()),
            verdict: target.map(|(_, met)| Verdict::of(met)),
            ..self.row(what)
        };
        self.rows.push(row);
    }

    fn row(&self, what: impl Into<String>) -> Row {
        Row {
            section: self.section,
            what: what.into(),
            gas: None,
            of_floor: None,
            found: None,
            target: None,
            verdict: None,
        }
    }

    fn thousandths(&self, gas: u64) -> u128 {
        // never below what it is
        u128::from(gas)
            .saturating_mul(1_000)
            .div_ceil(u128::from(self.floor.max(1)))
    }

    fn within(&self, gas: u64, most: u64) -> Verdict {
        let allowed = u128::from(self.floor).saturating_mul(most.into());
        Verdict::of(u128::from(gas).saturating_mul(1_000) <= allowed)
    }
}

/// The mean of a figure that has grown from one to another in so many steps, rounded up.
pub fn each(from: u64, to: u64, steps: u64) -> u64 {
    to.saturating_sub(from).div_ceil(steps.max(1))
}

/// `1 datanet`, `2 datanets`.
pub fn datanets(count: usize) -> String {
    match count {
        1 => "1 datanet".to_owned(),
        _ => format!("{count} datanets"),
    }
}

/// Thousandths as a number with three digits behind the point.
pub fn decimal(thousandths: u128) -> String {
    crate::amount::tokens(thousandths, 3)
}

fn shortest(thousandths: u64) -> String {
    let text = decimal(thousandths.into());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_up_to_its_last_unit() {
        let mut table = Table::new(200_000);
        table.gas("just so", 230_000, Some(1_150));
        table.gas("one too many", 230_001, Some(1_150));
        let verdicts: Vec<_> = table.rows.iter().map(|row| row.verdict).collect();
        assert_eq!(verdicts, [Some(Verdict::Met), Some(Verdict::Missed)]);
        let shown: Vec<_> = table.rows.iter().map(|row| row.of_floor.clone()).collect();
        assert_eq!(shown, [Some("1.150".to_owned()), Some("1.151".to_owned())]);
        assert_eq!(table.rows[0].target.as_deref(), Some("≤ 1.15 F"));
    }

    #[test]
    fn figures_may_be_half_a_percent_apart() {
        let mut table = Table::new(1);
        table.apart("just so", &[200_500, 201_000, 200_000], 5);
        table.apart("one too many", &[200_000, 201_001], 5);
        let verdicts: Vec<_> = table.rows.iter().map(|row| row.verdict).collect();
        assert_eq!(verdicts, [Some(Verdict::Met), Some(Verdict::Missed)]);
        assert_eq!(table.rows[0].found.as_deref(), Some("0.500 %"));
        assert_eq!(table.rows[0].target.as_deref(), Some("≤ 0.5 %"));
    }

    #[test]
    fn a_mean_is_never_below_what_it_is() {
        assert_eq!(each(100, 200, 3), 34);
        assert_eq!(each(100, 100, 3), 0);
    }
}
