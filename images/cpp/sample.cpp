// Takes a whole number apart into its prime factors.
#include <iostream>
#include <vector>

std::vector<long> prime_factors(long number) {
  std::vector<long> factors;
  for (long divisor = 2; divisor <= number / divisor; ++divisor) {
    while (number % divisor == 0) {
      factors.push_back(divisor);
      number /= divisor;
    }
  }
  if (number > 1) factors.push_back(number);
  return factors;
}

int main() {
  std::cerr << "A whole number, please:\n";

  long number = 0;
  if (!(std::cin >> number) || number < 2) {
    number = 2026;
    std::cerr << "That is none above 1, so here is " << number << ".\n";
  }

  const char *sign = " = ";
  std::cout << number;
  for (long factor : prime_factors(number)) {
    std::cout << sign << factor;
    sign = " × ";
  }
  std::cout << '\n';
}
