# Prints the arguments that it was given: they are set above the editor.
puts "#{ARGV.size} arguments"
ARGV.each.with_index(1) do |argument, number|
  puts "#{number}: #{argument}"
end
