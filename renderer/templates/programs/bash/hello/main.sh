# The smallest program: one line of output.
echo "Hello from inside the box."
