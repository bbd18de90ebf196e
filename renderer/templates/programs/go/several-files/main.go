// All files of the package are compiled together.
package main

import "fmt"

func main() {
	fmt.Println(greeting("reader"))
}
