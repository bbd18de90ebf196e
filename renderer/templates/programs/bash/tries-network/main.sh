# Tries to reach the internet by an address and by a name. The layer Network stops both.
for place in 1.1.1.1 example.org; do
  # A path of this kind is a connection, to Bash.
  if (exec 3<>"/dev/tcp/$place/443"); then
    echo "$place: reached"
  else
    echo "$place: no way"
  fi
done
