//! Goal: read frames that come in pieces, with a future that may be dropped at any moment.
//! Why: `select!` drops the branches that lose. What such a future has read is gone, unless it lies somewhere else.
//! Check: cargo test frames

use exercises::frames::Source;

/// Reads the frames of a source. You may give it other fields.
pub struct Frames {
    source: Source,
}

impl Frames {
    /// A reader of this source. It does not read yet.
    pub fn new(source: Source) -> Frames {
        Frames { source }
    }

    /// The next frame; `None` when no more comes.
    ///
    /// - A frame is its length, four bytes (`u32::from_be_bytes`), and then so many bytes, which may be none at all.
    /// - `self.source.read(&mut buffer).await` waits until bytes have come, appends all that are there to `buffer`, and
    ///   says how many. That may be less than a length, or several frames. 0 says that the source has ended; what has
    ///   not come whole by then is no frame. Reading is cancel-safe: a read that is dropped has taken nothing.
    /// - The caller may drop the future at any moment, and call `next` again, at once or later: no byte is lost or
    ///   given twice. After the end each call gives `None`.
    /// - A frame is given at the instant at which its last byte has come, or at once if it is there already.
    /// - The source is read only inside of `next`, while somebody waits: no task, no thread. While nothing comes, it sleeps.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        exercises::not_begun!("give the next frame, and lose nothing when this future is dropped");
        let mut buffer = Vec::new();
        self.source.read(&mut buffer).await;
        None
    }
}
