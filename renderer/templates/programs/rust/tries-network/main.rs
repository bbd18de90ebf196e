// Tries to reach the internet by an address and by a name. The layer Network stops both.
use std::net::TcpStream;

fn main() {
    for place in ["1.1.1.1", "example.org"] {
        match TcpStream::connect((place, 443)) {
            Ok(_) => println!("{place}: reached"),
            Err(problem) => println!("{place}: no way ({problem})"),
        }
    }
}
