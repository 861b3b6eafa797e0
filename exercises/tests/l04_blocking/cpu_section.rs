//! The checks of `cpu_section`.

exercises::exercise! {
    "l04_blocking/cpu_section";

    use exercises::blocking::{Blocked, Chunk, Digests, beside_a_heart};
    use exercises::idle;
    use exercises::verdict::Wrong;

    /// So many that no one divides them into so few parts that every part has 8, unless it counts them.
    const MANY: usize = 2_203;

    /// Computes the digests of pictures with these numbers of chunks, all at the same time; gives each sum, and how often
    /// its task was polled.
    fn digested(pictures: &[usize]) -> Vec<(u64, usize)> {
        let answers = pictures.iter().enumerate();
        let answers = answers.map(|(picture, number)| answer::digest_all(Chunk::several(picture, *number)));
        match beside_a_heart(answers.collect()) {
            Ok(given) => given.into_iter().map(|given| (given.value, given.polls)).collect(),
            Err(blocked) => refuse(blocked),
        }
    }

    fn refuse(blocked: Blocked) -> ! {
        if let Blocked::Panicked(message) = &blocked
            && message.contains("attempt to add with overflow")
        {
            Wrong::because("Your sum does not wrap around.")
                .seen("\"attempt to add with overflow\": a sum was larger than the largest u64, and then `+` and `sum()` panic.")
                .expected("a sum that wraps around at 64 bits, in every build.")
                .ask("which method of u64 adds and wraps around?")
                .refuse()
        }
        let wrong = blocked.wrong("digest", "");
        let wrong = match blocked {
            Blocked::InTheCall { own: true } => Wrong {
                because: "Your task computes on the runtime's worker thread, and does not give it back after 8 chunks.".into(),
                seen: "8 chunks of a list were computed since the worker thread was last free to run another task, and now it is inside digest again.".into(),
                question: "after how many chunks is there an .await that really gives the thread back?".into(),
                ..wrong
            },
            Blocked::InTheCall { own: false } => Wrong {
                because: "A task that your code spawned computes on the worker thread, and does not give it back after 8 chunks.".into(),
                seen: "8 chunks of a list were computed since the worker thread was last free to run another task, and now it is inside digest again. Your own task is not being polled, so it is another one that computes.".into(),
                ..wrong
            },
            _ => wrong,
        };
        wrong.expected("no more than 8 chunks before the heart, a task like others, can beat.").refuse()
    }

    #[test]
    fn other_tasks_have_a_turn_after_every_8_chunks() {
        let (polls, many) = (digested(&[MANY])[0].1, drawing::number::whole(MANY as u64));
        exercises::remark(match polls {
            1 => format!("Its task is polled once for {many} chunks."),
            _ => format!("Its task is polled {polls} times for {many} chunks."),
        });
    }

    #[test]
    fn every_chunk_is_computed_once_and_counts() {
        let pictures = [20, 1, 0, 9, 300];
        let sums = digested(&pictures);
        let mut wanted = Vec::new();
        for (picture, number) in pictures.iter().enumerate() {
            wanted.extend(Chunk::several(picture, *number));
        }
        let now = Digests::now().computed.len();
        // What it has left to others and not waited for comes later, and its sum is wrong whenever it comes.
        let computed = || Digests::now().computed.len();
        if now < wanted.len() {
            idle::until(|| computed() >= wanted.len(), computed, idle::PATIENCE);
        }
        let mut computed = Digests::now().computed;
        computed.sort_unstable();
        let expected = "every chunk is computed once, before the function returns.";
        if computed.is_empty() {
            Wrong::because("Your code never called `digest`.")
                .seen("the sums were returned, and no chunk was computed.")
                .expected(expected)
                .ask("where do the digests come from?")
                .refuse();
        }
        if computed.windows(2).any(|pair| pair[0] == pair[1]) {
            Wrong::because("Some chunks were computed more than once.")
                .seen(format!("digest was called {} times for lists of {pictures:?} chunks.", computed.len()))
                .expected(expected)
                .ask("how are the chunks divided, and who gets the first and the last one of a part?")
                .refuse();
        }
        if computed != wanted {
            Wrong::because("Some chunks were never computed.")
                .seen(format!("digest was called {} times for lists of {pictures:?} chunks.", computed.len()))
                .expected(expected)
                .ask("how are the chunks divided, and who gets the first and the last one of a part?")
                .refuse();
        }
        for (picture, number) in pictures.iter().enumerate() {
            let digests = Chunk::several(picture, *number).into_iter().map(Chunk::expected);
            if sums[picture].0 != digests.fold(0, u64::wrapping_add) {
                Wrong::because("The sum is not the one of the digests.")
                    .seen("by now every chunk was computed once, but a sum is not that of its digests. 5 lists of 0 to 300 chunks were computed at the same time.")
                    .expected("the sum of the digests of that list, modulo 2 to the power of 64.")
                    .ask("what becomes of each digest on its way to the sum, and has it been computed when the sum is made?")
                    .refuse();
            }
        }
    }
}
