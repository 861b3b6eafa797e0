//! The checks of the exercise `schedule`.

exercises::exercise! {
    "l02_race/schedule";

    use exercises::three_increments::{TURNS, drawn, run};
    use exercises::verdict::Wrong;
    use interleave::Ending;

    /// The numbers at which some order of turns ends.
    const REACHED: [usize; 5] = [6, 5, 4, 3, 2];

    fn ends_at(target: usize) {
        let Some(text) = answer::turns(target) else {
            if REACHED.contains(&target) {
                Wrong::because(format!("`turns({target})` is None, but there is an order of turns that ends at {target}."))
                    .seen("None, which says that no order does.")
                    .expected(format!("turns that end at {target}."))
                    .ask("how many stores can one late store wipe out? Is it one update, or all that the other thread has done since your load?")
                    .refuse();
            }
            return;
        };
        let turns = letters(target, text);
        let (count, drawing) = followed(&turns);
        if count != target.to_string() {
            Wrong::because(format!("The turns for {target} end at {count}."))
                .seen(format!("the counter stands at {count} after {text:?}."))
                .expected(match REACHED.contains(&target) {
                    true => format!("turns that end at {target}."),
                    // That there is no such order is the answer.
                    false => format!("turns that end at {target}, or None if there are none."),
                })
                .picture(drawing)
                .ask("who writes last, what has that thread read, and who wrote that?")
                .refuse();
        }
    }

    /// The targets that the answer still gives an empty text for, and those that it has turns for which end there.
    fn written() -> (Vec<usize>, Vec<usize>) {
        let filled = |target: &usize| answer::turns(*target).is_some_and(|text| !text.trim().is_empty());
        let empty = |target: &usize| answer::turns(*target).is_some() && !filled(target);
        let ends = |target: &usize| {
            let turns: Vec<char> = answer::turns(*target).unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
            let whole = ['A', 'B'].iter().all(|name| turns.iter().filter(|turn| *turn == name).count() == TURNS);
            whole && turns.len() == 2 * TURNS && followed(&turns).0 == target.to_string()
        };
        let targets = || (1..=6).rev();
        (targets().filter(empty).collect(), targets().filter(filled).filter(ends).collect())
    }

    /// E.g. `4, 3 and 2`.
    fn listed(targets: &[usize]) -> String {
        let words: Vec<String> = targets.iter().map(usize::to_string).collect();
        match &words[..] {
            [] => "none".into(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    /// The turns, if they are six of A and six of B.
    fn letters(target: usize, text: &str) -> Vec<char> {
        let turns: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        if turns.is_empty() {
            let (missing, right) = written();
            Wrong::because(format!("No turns are written yet for {}.", listed(&missing)))
                .seen(format!("Some({text:?}) for {}, without a single turn. Written and right so far: {}.", listed(&missing), listed(&right)))
                .expected(format!("{TURNS} letters A and {TURNS} letters B for each, or None where no order ends there."))
                .ask("which thread should make the first step, and how far should it get before the other one goes on?")
                .refuse();
        }
        if let Some(other) = turns.iter().find(|letter| !matches!(letter, 'A' | 'B')) {
            Wrong::because(format!("The turns for {target} have a letter that names no thread: {other:?}."))
                .seen(format!("`turns({target})` is {text:?}."))
                .expected("A and B, the names of the two threads; spaces are free.")
                .ask("which threads are there?")
                .refuse();
        }
        for name in ['A', 'B'] {
            let seen = turns.iter().filter(|letter| **letter == name).count();
            if seen != TURNS {
                Wrong::because(format!("The turns for {target} have {} of {name} instead of {TURNS}.", match seen { 1 => "1 turn".into(), _ => format!("{seen} turns") }))
                    .seen(format!("`turns({target})` is {text:?}."))
                    .expected(format!("{TURNS} turns of each thread: three times a load and a store."))
                    .ask("which increment does the thread not come to, or what is it to do after its last one?")
                    .refuse();
            }
        }
        turns
    }

    fn followed(turns: &[char]) -> (String, String) {
        let replay = run(turns).expect("threads that have turns left can take them");
        match replay.ending {
            Ending::Outcome(count) => (count, drawn("Your turns:", &replay.trace)),
            Ending::Failure(failure) => panic!("nothing can fail in this program: {}", failure.message),
        }
    }

    #[test]
    fn nothing_is_lost() {
        ends_at(6);
    }

    #[test]
    fn one_update_is_lost() {
        ends_at(5);
    }

    #[test]
    fn two_updates_are_lost() {
        ends_at(4);
    }

    #[test]
    fn half_of_them_are_lost() {
        ends_at(3);
    }

    #[test]
    fn all_but_two_are_lost() {
        ends_at(2);
    }

    #[test]
    fn all_but_one_are_lost() {
        ends_at(1);
    }

    #[test]
    fn no_order_ends_anywhere_else() {
        for target in [0, 7, 12, usize::MAX] {
            ends_at(target);
        }
    }
}
