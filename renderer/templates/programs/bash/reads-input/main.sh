# Adds up the numbers of its input, one a line, until the input ends.
count=0
total=0
while read -r line || [[ -n $line ]]; do
  if [[ $line =~ ^-?[0-9]+$ ]]; then
    ((total += line))
    ((count += 1))
  else
    echo "Not a whole number: $line" >&2
  fi
done
echo "$count numbers, $total together"
