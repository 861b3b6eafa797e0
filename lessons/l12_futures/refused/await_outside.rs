//! error[E0728]: `await` is only allowed inside `async` functions and blocks

async fn answer() -> u32 {
    42
}

fn main() {
    println!("{}", answer().await);
}
