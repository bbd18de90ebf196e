-- The other file is a module: add more with the plus beside the tabs.
local greeting = require("greeting")

print(greeting.greet("reader"))
