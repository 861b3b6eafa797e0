//! Refused: There are more records than keys.

use exercises::blocking::{Record, request};
use tokio::sync::Mutex;

static LOADED: Mutex<Vec<Record>> = Mutex::const_new(Vec::new());

pub async fn load_all(keys: Vec<u32>) -> Vec<Record> {
    LOADED.lock().await.clear();
    for key in keys {
        let record = request(key).await;
        LOADED.lock().await.push(record);
    }
    LOADED.lock().await.clone()
}
