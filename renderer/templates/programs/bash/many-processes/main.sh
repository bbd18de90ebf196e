# The fork bomb: each copy starts two more. The layer Processes keeps it small,
# and the layer Deadline ends it. Outside of a sandbox it takes a machine down.
bomb() {
  bomb | bomb &
}

echo "lighting the fuse"
bomb 2>/dev/null
wait
sleep 60
