//! Goal: send many requests at the same time over one connection that all of them share.
//! Why: connecting costs round trips, and a server allows only so many connections: a client is made once and shared.
//! Check: cargo test one_client

use exercises::origin::{Client, Page};

/// Asks for every entry of `paths` with `client.get(path).await`; the pages come in the order of `paths`.
///
/// - `Client::connect().await` opens a connection, and that takes long. One carries any number of requests at the same time.
///   References to a client and clones of it use its connection.
/// - A call of this function connects at once, and only once. For no paths it may do without.
/// - When the connection is there, all requests are sent at that instant, however many they are.
/// - A connection is closed when its client and all clones are dropped. Yours is closed at the instant at which this
///   function returns.
/// - A path may be in `paths` several times; there is one request for each entry.
/// - It returns when the last page is there, however long that takes, and leaves no task behind. Everything happens on the
///   thread that runs this function. Until a page comes, it sleeps.
pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    todo!("connect once, and let all requests use that connection at the same time")
}
