// The smallest program: one line of output.
#include <iostream>

int main() {
    std::cout << "Hello from inside the box.\n";
}
