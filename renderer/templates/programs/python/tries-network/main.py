# Tries to reach the internet by an address and by a name. The layer Network stops both.
import socket

for place in ("1.1.1.1", "example.org"):
    try:
        socket.create_connection((place, 443), timeout=3).close()
        print(f"{place}: reached")
    except OSError as problem:
        print(f"{place}: no way ({problem})")
