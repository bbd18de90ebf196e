# The other file is found beside this one: add more with the plus beside the tabs.
require_relative "greeting"

puts greet("reader")
