-- Takes a whole number apart into its prime factors.

local function prime_factors(number)
  local factors = {}
  local divisor = 2
  while divisor * divisor <= number do
    while number % divisor == 0 do
      factors[#factors + 1] = divisor
      number = number // divisor
    end
    divisor = divisor + 1
  end
  if number > 1 then
    factors[#factors + 1] = number
  end
  return factors
end

io.stderr:write("A whole number, please:\n")
local number = math.tointeger(tonumber(io.read() or ""))

if not number or number < 2 then
  number = 2026
  io.stderr:write("That is none above 1, so here is ", number, ".\n")
end

print(number .. " = " .. table.concat(prime_factors(number), " × "))
