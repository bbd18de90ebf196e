// Tries to reach the internet by an address and by a name. The layer Network stops both.
package main

import (
	"fmt"
	"net"
	"time"
)

func main() {
	for _, place := range []string{"1.1.1.1", "example.org"} {
		connection, err := net.DialTimeout("tcp", place+":443", 3*time.Second)
		if err != nil {
			fmt.Printf("%s: no way (%v)\n", place, err)
			continue
		}
		connection.Close()
		fmt.Printf("%s: reached\n", place)
	}
}
