//! Takes a whole number apart into its prime factors.

use std::io;

fn prime_factors(mut number: u64) -> Vec<u64> {
    let mut factors = Vec::new();
    let mut divisor = 2;
    while divisor <= number / divisor {
        while number % divisor == 0 {
            factors.push(divisor);
            number /= divisor;
        }
        divisor += 1;
    }
    if number > 1 {
        factors.push(number);
    }
    factors
}

fn main() -> io::Result<()> {
    eprintln!("A whole number, please:");
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;

    let number = match line.trim().parse() {
        Ok(number) if number > 1 => number,
        _ => {
            eprintln!("That is none above 1, so here is 2026.");
            2026
        }
    };

    let factors: Vec<String> = prime_factors(number).iter().map(u64::to_string).collect();
    println!("{number} = {}", factors.join(" × "));
    Ok(())
}
