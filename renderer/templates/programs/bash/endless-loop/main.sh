# Counts for ever. The layer Deadline ends it, or Stop does.
count=0
while :; do
  ((count += 1))
  echo "still running, $count s"
  sleep 1
done
