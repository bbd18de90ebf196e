# Tries to reach the internet by an address and by a name. The layer Network stops both.
require "socket"

["1.1.1.1", "example.org"].each do |place|
  Socket.tcp(place, 443, connect_timeout: 3, &:close)
  puts "#{place}: reached"
rescue SystemCallError, SocketError => problem
  puts "#{place}: no way (#{problem.message})"
end
