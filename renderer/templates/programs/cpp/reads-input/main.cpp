// Adds up the numbers of its input, one a line, until the input ends.
#include <iostream>
#include <sstream>
#include <string>

int main() {
    long count = 0, total = 0;
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        long number;
        std::string rest;
        if (words >> number && !(words >> rest)) {
            total += number;
            count++;
        } else {
            std::cerr << "Not a whole number: " << line << '\n';
        }
    }
    std::cout << count << " numbers, " << total << " together\n";
}
