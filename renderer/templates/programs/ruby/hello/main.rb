# The smallest program: one line of output.
puts "Hello from inside the box."
