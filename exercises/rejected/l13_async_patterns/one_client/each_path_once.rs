//! Refused: Your code does not ask for every page.

use exercises::origin::{Client, Page};
use futures::future::join_all;
use std::collections::BTreeSet;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let different: BTreeSet<u32> = paths.iter().copied().collect();
    let pages = join_all(different.into_iter().map(|path| client.get(path))).await;
    let page = |path: u32| pages.iter().find(|page| page.path == path).unwrap().clone();
    paths.into_iter().map(page).collect()
}
