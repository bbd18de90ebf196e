-- Eats memory, 8 MiB at a time, until something stops it. The layer Memory does.
local eaten = {}
while true do
  -- Each is another text, or Lua would keep it only once.
  eaten[#eaten + 1] = string.rep("x", 8 * 1024 * 1024 - #eaten)
  print(8 * #eaten .. " MiB eaten")
end
