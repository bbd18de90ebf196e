// Prints the arguments that it was given: they are set above the editor.
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char *argv[]) {
    std::vector<std::string> given(argv + 1, argv + argc);
    std::cout << given.size() << " arguments\n";
    int number = 0;
    for (const auto &argument : given) {
        std::cout << ++number << ": " << argument << '\n';
    }
}
