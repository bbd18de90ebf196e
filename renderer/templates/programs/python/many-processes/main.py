# Starts processes until it is refused another. The layer Processes refuses.
import os
import signal

started = []
try:
    while True:
        child = os.fork()
        if child == 0:
            signal.pause()  # The copy waits, and takes up room.
        started.append(child)
except OSError as problem:
    print(f"{len(started)} processes, then: {problem.strerror}")
finally:
    for child in started:
        os.kill(child, signal.SIGKILL)
