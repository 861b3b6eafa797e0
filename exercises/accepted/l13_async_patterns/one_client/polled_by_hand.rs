//! A loop that polls all requests which are not done.

use exercises::origin::{Client, Page};
use std::future::poll_fn;
use std::task::Poll;

pub async fn get_all(paths: Vec<u32>) -> Vec<Page> {
    let client = Client::connect().await;
    let mut requests: Vec<_> = paths
        .into_iter()
        .map(|path| Box::pin(client.get(path)))
        .collect();
    let mut pages: Vec<Option<Page>> = requests.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (request, page) in requests.iter_mut().zip(&mut pages) {
            if page.is_none()
                && let Poll::Ready(there) = request.as_mut().poll(context)
            {
                *page = Some(there);
            }
        }
        match pages.iter().all(Option::is_some) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    pages.into_iter().flatten().collect()
}
