# Eats memory, 8 MiB at a time, until something stops it. The layer Memory does.
eaten = []
while True:
    eaten.append(b"x" * (8 * 1024 * 1024))
    print(f"{8 * len(eaten)} MiB eaten", flush=True)
