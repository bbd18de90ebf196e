# Takes a whole number apart into its prime factors.

prime_factors() {
  local number=$1 divisor=2 factors=()
  while ((divisor * divisor <= number)); do
    while ((number % divisor == 0)); do
      factors+=("$divisor")
      ((number /= divisor))
    done
    ((divisor++))
  done
  if ((number > 1)); then
    factors+=("$number")
  fi
  echo "${factors[*]}"
}

echo 'A whole number, please:' >&2
read -r number

if [[ ! $number =~ ^[1-9][0-9]{0,17}$ || $number -lt 2 ]]; then
  number=2026
  echo "That is none above 1, so here is $number." >&2
fi

factors=$(prime_factors "$number")
echo "$number = ${factors// / × }"
