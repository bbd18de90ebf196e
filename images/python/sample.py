"""Takes a whole number apart into its prime factors."""

import sys


def prime_factors(number):
    factors = []
    divisor = 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            factors.append(divisor)
            number //= divisor
        divisor += 1
    if number > 1:
        factors.append(number)
    return factors


print("A whole number, please:", file=sys.stderr)
answer = sys.stdin.readline().strip()

if answer.isdecimal() and int(answer) > 1:
    number = int(answer)
else:
    number = 2026
    print(f"That is none above 1, so here is {number}.", file=sys.stderr)

print(number, "=", " × ".join(str(factor) for factor in prime_factors(number)))
