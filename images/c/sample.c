// Takes a whole number apart into its prime factors.
#include <stdio.h>

static void print_prime_factors(unsigned long number) {
  printf("%lu =", number);
  const char *sign = "";
  for (unsigned long divisor = 2; divisor <= number / divisor; divisor++) {
    while (number % divisor == 0 && divisor < number) {
      printf("%s %lu", sign, divisor);
      number /= divisor;
      sign = " ×";
    }
  }
  printf("%s %lu\n", sign, number);
}

int main(void) {
  fprintf(stderr, "A whole number, please:\n");

  long number;
  if (scanf("%ld", &number) != 1 || number < 2) {
    number = 2026;
    fprintf(stderr, "That is none above 1, so here is %ld.\n", number);
  }

  print_prime_factors((unsigned long)number);
}
