# Counts for ever. The layer Deadline ends it, or Stop does.
import time

count = 0
while True:
    count += 1
    print(f"still running, {count} s", flush=True)
    time.sleep(1)
