-- The smallest program: one line of output.
print("Hello from inside the box.")
