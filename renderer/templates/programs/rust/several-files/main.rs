// A module in a file of its own is named here, and found by its name.
mod greeting;

fn main() {
    println!("{}", greeting::greet("reader"));
}
