// Takes a whole number apart into its prime factors.
package main

import (
	"fmt"
	"os"
	"strings"
)

func primeFactors(number int) []string {
	var factors []string
	for divisor := 2; divisor <= number/divisor; divisor++ {
		for number%divisor == 0 && divisor < number {
			factors = append(factors, fmt.Sprint(divisor))
			number /= divisor
		}
	}
	return append(factors, fmt.Sprint(number))
}

func main() {
	fmt.Fprintln(os.Stderr, "A whole number, please:")

	var number int
	if _, err := fmt.Scan(&number); err != nil || number < 2 {
		number = 2026
		fmt.Fprintf(os.Stderr, "That is none above 1, so here is %d.\n", number)
	}

	fmt.Println(number, "=", strings.Join(primeFactors(number), " × "))
}
