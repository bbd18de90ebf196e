# Doubles a text until something stops it. The layer Memory does.
text=x
while :; do
  text=$text$text
  if ((${#text} >= 1024 * 1024)); then
    echo "$((${#text} / 1024 / 1024)) MiB eaten"
  fi
done
