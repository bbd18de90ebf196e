# Tries to read what is none of its business. Nothing of the host can be seen from here.
PLACES = [
    "/etc/shadow",
    "/root/.ssh/id_rsa",
    "/var/run/docker.sock",
    "/proc/1/environ",
    "/proc/kcore",
    "/dev/sda",
]

for place in PLACES:
    try:
        with open(place, "rb") as file:
            print(f"{place}: {len(file.read(64))} bytes read")
    except OSError as problem:
        print(f"{place}: no way ({problem.strerror})")
