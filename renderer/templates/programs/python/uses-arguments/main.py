# Prints the arguments that it was given: they are set above the editor.
import sys

given = sys.argv[1:]
print(f"{len(given)} arguments")
for number, argument in enumerate(given, start=1):
    print(f"{number}: {argument}")
