//! The checks of the exercise `schedule`.

exercises::exercise! {
    "l02_race/schedule";


    use exercises::three_increments::{TURNS, drawn, run};
    use exercises::verdict::Wrong;
    use interleave::Ending;

    fn ends_at(target: usize) {
        let Some(text) = answer::turns(target) else {
            if target != 1 {
                Wrong::because("there is an order that ends there")
                    .seen(format!("`turns({target})` is None: it says that no order of turns ends at {target}."))
                    .expected(format!("turns that end at {target}."))
                    .ask("how many stores can one late store wipe out? Is it one update, or all that the other thread has done since your load?")
                    .refuse();
            }
            return;
        };
        let turns = letters(target, text);
        let (count, drawing) = followed(&turns);
        if count != target.to_string() {
            Wrong::because("the turns end at another number")
                .seen(format!("`turns({target})` ends at {count}."))
                .expected(match target {
                    // That there is no such order is the answer.
                    1 => "turns that end at 1, or None if there are none.".to_string(),
                    _ => format!("turns that end at {target}."),
                })
                .picture(drawing)
                .ask("who writes last, what has that thread read, and who wrote that?")
                .refuse();
        }
    }

    /// The turns, if they are six of A and six of B.
    fn letters(target: usize, text: &str) -> Vec<char> {
        let turns: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(other) = turns.iter().find(|letter| !matches!(letter, 'A' | 'B')) {
            Wrong::because("there are letters that name no thread")
                .seen(format!("{other:?} in `turns({target})`."))
                .expected("A and B, the names of the two threads; spaces are free.")
                .ask("which threads are there?")
                .refuse();
        }
        for name in ['A', 'B'] {
            let seen = turns.iter().filter(|letter| **letter == name).count();
            if seen != TURNS {
                Wrong::because("a thread has another number of turns than it needs")
                    .seen(format!("{seen} turns of {name} in `turns({target})`."))
                    .expected(format!("{TURNS} turns of each: three times a load and a store."))
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
}
