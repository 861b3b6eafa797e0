//! error[E0752]: `main` function is not allowed to be `async`

async fn main() {
    println!("who would poll this?");
}
