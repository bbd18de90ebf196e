# Adds up the numbers of its input, one a line, until the input ends.
numbers = []
$stdin.each_line do |line|
  numbers << Integer(line.strip, 10)
rescue ArgumentError
  warn "Not a whole number: #{line}"
end
puts "#{numbers.size} numbers, #{numbers.sum} together"
