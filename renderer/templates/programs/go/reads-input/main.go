// Adds up the numbers of its input, one a line, until the input ends.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	count, total := 0, 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		number, err := strconv.Atoi(strings.TrimSpace(lines.Text()))
		if err != nil {
			fmt.Fprintln(os.Stderr, "Not a whole number:", lines.Text())
			continue
		}
		total += number
		count++
	}
	fmt.Printf("%d numbers, %d together\n", count, total)
}
