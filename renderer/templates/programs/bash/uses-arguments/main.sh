# Prints the arguments that it was given: they are set above the editor.
echo "$# arguments"
number=0
for argument in "$@"; do
  ((number += 1))
  echo "$number: $argument"
done
