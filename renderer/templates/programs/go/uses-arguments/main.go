// Prints the arguments that it was given: they are set above the editor.
package main

import (
	"fmt"
	"os"
)

func main() {
	given := os.Args[1:]
	fmt.Println(len(given), "arguments")
	for i, argument := range given {
		fmt.Printf("%d: %s\n", i+1, argument)
	}
}
