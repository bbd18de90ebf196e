// Adds up the numbers of its input, one a line, until the input ends.
use std::io;

fn main() -> io::Result<()> {
    let mut numbers: Vec<i64> = Vec::new();
    for line in io::stdin().lines() {
        let line = line?;
        match line.trim().parse() {
            Ok(number) => numbers.push(number),
            Err(_) => eprintln!("Not a whole number: {line}"),
        }
    }
    let total: i64 = numbers.iter().sum();
    println!("{} numbers, {total} together", numbers.len());
    Ok(())
}
