# Takes a whole number apart into its prime factors.

def prime_factors(number)
  factors = []
  divisor = 2
  while divisor * divisor <= number
    while (number % divisor).zero?
      factors << divisor
      number /= divisor
    end
    divisor += 1
  end
  factors << number if number > 1
  factors
end

warn 'A whole number, please:'
number = Integer(gets.to_s, exception: false) || 0

if number < 2
  number = 2026
  warn "That is none above 1, so here is #{number}."
end

puts "#{number} = #{prime_factors(number).join(' × ')}"
