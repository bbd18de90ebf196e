-- Prints the arguments that it was given: they are set above the editor.
print(#arg .. " arguments")
for number, argument in ipairs(arg) do
  print(number .. ": " .. argument)
end
