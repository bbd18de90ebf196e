package main

import "fmt"

func greeting(name string) string {
	return fmt.Sprintf("Hello, %s, from another file.", name)
}
