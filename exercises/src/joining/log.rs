//! What happened in each poll of the join, as a table.

/// One poll of the join.
pub struct Round {
    /// Who was woken before it.
    pub woken: String,
    /// What became of the first future, the second one, and the join.
    pub ends: [&'static str; 3],
}

/// The last rounds, a line each.
pub fn table(rounds: &[Round]) -> String {
    const MOST: usize = 8;
    let mut lines = vec![line("poll", "woken before it", ["a", "b", "the join"])];
    let left_out = rounds.len().saturating_sub(MOST);
    match left_out {
        0 => {}
        1 => lines.push("   …  (1 poll)".into()),
        _ => lines.push(format!("   …  ({left_out} polls)")),
    }
    for (index, round) in rounds.iter().enumerate().skip(left_out) {
        lines.push(line(&(index + 1).to_string(), &round.woken, round.ends));
    }
    lines.join("\n")
}

fn line(number: &str, woken: &str, [a, b, join]: [&str; 3]) -> String {
    let line = format!("{number:>4}  {woken:<15}  {a:<12}  {b:<12}  {join}");
    line.trim_end().into()
}

#[cfg(test)]
mod tests {
    use super::{Round, table};

    #[test]
    fn the_last_rounds_are_shown() {
        let round = |number: usize| Round {
            woken: format!("{number}"),
            ends: ["ready", "not polled", "pending"],
        };
        let shown = table(&(1..=10).map(round).collect::<Vec<_>>());
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 10);
        assert_eq!(lines[1], "   …  (2 polls)");
        let first = "   3  3                ready         not polled    pending";
        assert_eq!(lines[2], first);
    }
}
