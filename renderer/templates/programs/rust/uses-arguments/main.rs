// Prints the arguments that it was given: they are set above the editor.
use std::env;

fn main() {
    let given: Vec<String> = env::args().skip(1).collect();
    println!("{} arguments", given.len());
    for (at, argument) in given.iter().enumerate() {
        println!("{}: {argument}", at + 1);
    }
}
