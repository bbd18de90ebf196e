-- Adds up the numbers of its input, one a line, until the input ends.
local count, total = 0, 0
for line in io.lines() do
  local number = math.tointeger(tonumber(line))
  if number then
    total = total + number
    count = count + 1
  else
    io.stderr:write("Not a whole number: ", line, "\n")
  end
end
print(count .. " numbers, " .. total .. " together")
