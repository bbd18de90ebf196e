local greeting = {}

function greeting.greet(name)
  return "Hello, " .. name .. ", from another file."
end

return greeting
