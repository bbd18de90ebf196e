// Both .cpp files are compiled together; what they share stands in the header.
#include <iostream>

#include "greeting.hpp"

int main() {
    std::cout << greeting("reader") << '\n';
}
