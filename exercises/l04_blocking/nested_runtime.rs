//! Goal: mend code that panics, because it starts a runtime inside a runtime.
//! Why: `block_on` keeps its thread until the future is ready. A runtime's own thread may never be kept so.
//! Check: cargo test nested_runtime

use exercises::blocking::{Record, request};
use tokio::runtime::Builder;

/// Loads the record of every key; the records come in the order of the keys.
///
/// Runs as a task of a multi-thread runtime with one worker thread, beside other tasks, some of which call this too.
/// - The worker thread of that runtime polls all requests. There is no second runtime or executor, and no `block_on`.
/// - One request is made for each entry of `keys`, also when a key comes twice. The service answers in any order.
/// - One request after the other is allowed here. All at once take only as long as the slowest one.
pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    exercises::not_begun!("load the records without a runtime inside the runtime");
    keys.into_iter().map(load).collect()
}

/// Loads one record; once this was called from a program without async.
fn load(key: u32) -> Record {
    let runtime = Builder::new_current_thread().build().unwrap();
    runtime.block_on(request(key))
}
