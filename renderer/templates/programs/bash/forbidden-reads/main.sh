# Tries to read what is none of its business. Nothing of the host can be seen from here.
places=(
  /etc/shadow
  /root/.ssh/id_rsa
  /var/run/docker.sock
  /proc/1/environ
  /proc/kcore
  /dev/sda
)
for place in "${places[@]}"; do
  if head -c 64 "$place" >/dev/null 2>&1; then
    echo "$place: read"
  else
    echo "$place: no way"
  fi
done
