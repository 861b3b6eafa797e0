//! A scope, in which the loops own their receivers.

use exercises::scans::{Scan, Text};
use interleave::sync::mpsc;
use interleave::thread;
use std::ops::ControlFlow;

pub fn bounded_pipeline(
    mut scanner: impl Iterator<Item = Scan> + Send + 'static,
    read: impl FnMut(Scan) -> Text + Send + 'static,
    look: impl FnMut(Text) -> ControlFlow<()> + Send + 'static,
    capacity: usize,
) {
    let (give_scan, scans) = mpsc::sync_channel(capacity);
    let (give_text, texts) = mpsc::sync_channel(capacity);
    thread::scope(|scope| {
        scope.spawn(move || scanner.try_for_each(|scan| give_scan.send(scan)));
        scope.spawn(move || {
            scans
                .into_iter()
                .map(read)
                .try_for_each(|text| give_text.send(text))
        });
        let _ = texts.into_iter().try_for_each(look);
    });
}
