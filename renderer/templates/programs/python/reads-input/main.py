# Adds up the numbers of its input, one a line, until the input ends.
import sys

count = total = 0
for line in sys.stdin:
    try:
        total += int(line)
        count += 1
    except ValueError:
        print(f"Not a whole number: {line.strip()}", file=sys.stderr)
print(f"{count} numbers, {total} together")
