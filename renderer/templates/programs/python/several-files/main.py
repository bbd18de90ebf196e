# The other file is a module like any other: add more with the plus beside the tabs.
from greeting import greet

print(greet("reader"))
