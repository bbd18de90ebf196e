import { file } from '../programs/program.ts';

export const python = [
  file('main.py')`
    import asyncio, ctypes, decimal, fcntl, gc, glob, locale, mmap, multiprocessing, os, pathlib
    import pty, random, re, resource, secrets, select, shutil, signal, socket, struct, subprocess
    import tarfile, tempfile, threading, time, urllib.request, uuid, zipfile, zlib, zoneinfo
    from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
    from datetime import datetime
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from multiprocessing import shared_memory

    def square(number):
        return number * number

    def threads():
        with ThreadPoolExecutor(4) as pool:
            assert sum(pool.map(square, range(100))) == 328350
        turn = threading.Condition()
        def wake():
            with turn:
                turn.notify()
        with turn:
            threading.Timer(0.01, wake).start()
            assert turn.wait(5)

    def processes():
        for way in "fork", "forkserver", "spawn":
            with multiprocessing.get_context(way).Pool(2) as pool:
                assert pool.map(square, range(10))[3] == 9
        with ProcessPoolExecutor(2) as pool:
            assert list(pool.map(square, range(4))) == [0, 1, 4, 9]
        block = shared_memory.SharedMemory(create=True, size=4096)
        block.buf[0] = 7
        block.close()
        block.unlink()
        with multiprocessing.Manager() as manager:
            assert manager.dict(a=1)["a"] == 1
        assert subprocess.run(["ls", "/"], capture_output=True, check=True).stdout
        assert subprocess.check_output("echo shell | tr a-z A-Z", shell=True) == b"SHELL\n"
        assert os.popen("pwd").read() == "/box\n"
        child = os.posix_spawn("/bin/true", ["true"], os.environ)
        handle = os.pidfd_open(child)
        select.select([handle], [], [], 5)
        signal.pidfd_send_signal
        assert os.waitid(os.P_PIDFD, handle, os.WEXITED).si_status == 0
        child = os.fork()
        if child == 0:
            os.setsid()
            os.setpgid(0, 0) if os.getpgid(0) != os.getpid() else None
            os.nice(1)
            os._exit(3)
        assert os.waitstatus_to_exitcode(os.wait4(child, 0)[1]) == 3
        sleeper = subprocess.Popen(["sleep", "30"], start_new_session=True)
        sleeper.terminate()
        assert sleeper.wait() == -signal.SIGTERM

    def signals():
        seen = []
        signal.signal(signal.SIGALRM, lambda *_: seen.append("alarm"))
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        signal.pause()
        signal.signal(signal.SIGUSR1, lambda *_: seen.append("usr1"))
        os.kill(os.getpid(), signal.SIGUSR1)
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
        os.kill(os.getpid(), signal.SIGUSR2)
        assert signal.sigtimedwait([signal.SIGUSR2], 1).si_signo == signal.SIGUSR2
        assert signal.sigpending() == set()
        assert seen == ["alarm", "usr1", "usr1"]

    def files():
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            one = place / "one"
            one.write_text("text" * 1000)
            shutil.copy2(one, place / "two")
            shutil.copytree(place, place.with_name("tree"), dirs_exist_ok=True)
            shutil.move(place / "two", pathlib.Path("/box/moved"))
            shutil.make_archive("/box/packed", "gztar", folder)
            with tarfile.open("/box/packed.tar.gz") as archive:
                archive.extractall(place / "unpacked", filter="data")
            with zipfile.ZipFile(place / "z.zip", "w") as archive:
                archive.write(one, "one")
            os.symlink(one, place / "soft")
            os.link(one, place / "hard")
            os.chmod(one, 0o640)
            os.chown(one, os.getuid(), os.getgid())
            os.utime(one, (1, 1))
            os.rename(place / "hard", place / "other")
            os.mkfifo(place / "fifo")
            os.truncate(one, 5000)
            os.access(one, os.R_OK)
            os.statvfs(folder)
            os.readlink(place / "soft")
            with open(one, "r+b") as opened:
                fcntl.flock(opened, fcntl.LOCK_EX)
                fcntl.lockf(opened, fcntl.LOCK_UN)
                os.posix_fallocate(opened.fileno(), 0, 8192)
                os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_SEQUENTIAL)
                os.preadv(opened.fileno(), [bytearray(4)], 0)
                os.pwritev(opened.fileno(), [b"ab", b"cd"], 0)
                os.pread(opened.fileno(), 4, 0)
                os.pwrite(opened.fileno(), b"x", 2)
                os.fsync(opened.fileno())
                os.fdatasync(opened.fileno())
                with mmap.mmap(opened.fileno(), 0) as mapped:
                    mapped[0] = 1
                    mapped.flush()
                    mapped.madvise(mmap.MADV_WILLNEED)
                    mapped.resize(16384)
                with open(place / "copy", "wb") as copy:
                    os.copy_file_range(opened.fileno(), copy.fileno(), 100)
                    os.sendfile(copy.fileno(), opened.fileno(), 0, 100)
            assert glob.glob(f"{folder}/**", recursive=True)
            assert [entry.stat() for entry in os.scandir(folder)]
            os.chdir(folder)
            os.chdir("/box")
        with tempfile.TemporaryFile() as spare:
            spare.write(b"x" * 200000)

    def sockets():
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"hello")
            def log_message(self, *_):
                pass
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        assert urllib.request.urlopen(address).read() == b"hello"
        server.shutdown()
        one, other = socket.socketpair()
        socket.send_fds(one, [b"x"], [0])
        assert socket.recv_fds(other, 10, 1)[0] == b"x"
        for family, where in (socket.AF_INET, ("127.0.0.1", 0)), (socket.AF_UNIX, "/tmp/unix"):
            receiver = socket.socket(family, socket.SOCK_DGRAM)
            receiver.bind(where)
            sender = socket.socket(family, socket.SOCK_DGRAM)
            sender.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
            sender.sendto(b"word", receiver.getsockname())
            assert receiver.recvfrom(10)[0] == b"word"
        try:
            socket.socket(socket.AF_INET6).bind(("::1", 0))
        except OSError:
            pass
        socket.getaddrinfo("localhost", 80)
        try:
            socket.getaddrinfo("nowhere.invalid", 80)
        except socket.gaierror:
            pass
        assert socket.if_nameindex()
        socket.gethostname()
        for watcher in select.poll(), select.epoll():
            watcher.register(one.fileno() if watcher else 0, select.POLLOUT)
            assert watcher.poll(0.1)

    async def coroutines():
        async def answer(reader, writer):
            writer.write((await reader.readline()).upper())
            await writer.drain()
            writer.close()
        for begin, connect in (
            (lambda: asyncio.start_server(answer, "127.0.0.1", 4567),
             lambda: asyncio.open_connection("127.0.0.1", 4567)),
            (lambda: asyncio.start_unix_server(answer, "/tmp/async"),
             lambda: asyncio.open_unix_connection("/tmp/async")),
        ):
            async with await begin():
                reader, writer = await connect()
                writer.write(b"word\n")
                assert await reader.readline() == b"WORD\n"
                writer.close()
        child = await asyncio.create_subprocess_exec("cat", stdin=-1, stdout=-1)
        assert (await child.communicate(b"through"))[0] == b"through"
        await asyncio.gather(*(asyncio.sleep(0.001) for _ in range(20)))
        await asyncio.to_thread(time.sleep, 0.001)
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, lambda: None)

    def rest():
        assert input() == "word"
        blocks = [bytearray(1 << 20) for _ in range(100)]
        blocks.clear()
        rings = []
        for _ in range(100000):
            ring = []
            ring.append(ring)
            rings = ring
        gc.collect()
        assert re.fullmatch(r"(a|b)+c", "abab" * 1000 + "c")
        numbers = [random.random() for _ in range(200000)]
        numbers.sort()
        secrets.token_hex()
        uuid.uuid1(), uuid.uuid4()
        os.getrandom(8)
        datetime.now(zoneinfo.ZoneInfo("UTC")).isoformat()
        time.strftime("%c"), time.process_time(), time.thread_time(), time.monotonic()
        locale.setlocale(locale.LC_ALL, "")
        decimal.Decimal(2).sqrt()
        zlib.decompress(zlib.compress(b"x" * 100000))
        ctypes.CDLL(None).getpid()
        struct.pack("<I", 1)
        limits = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        resource.getrusage(resource.RUSAGE_CHILDREN)
        os.sched_setaffinity(0, os.sched_getaffinity(0))
        os.sched_yield()
        os.getloadavg(), os.uname(), os.times(), os.cpu_count(), os.getgroups(), os.umask(0o22)
        os.getpriority(os.PRIO_PROCESS, 0)
        os.getresuid(), os.getresgid(), os.getsid(0), os.getppid(), os.ctermid()
        os.eventfd(0)
        timer = os.timerfd_create(time.CLOCK_MONOTONIC)
        os.timerfd_settime(timer, initial=0.001)
        os.read(timer, 8)
        ahead, behind = os.pipe2(os.O_CLOEXEC)
        fcntl.fcntl(ahead, fcntl.F_GETFL)
        os.set_blocking(ahead, False)
        os.dup2(ahead, 99)
        assert pty.spawn(["true"], lambda fd: os.read(fd, 100)) == 0
        leader, follower = pty.openpty()
        os.get_terminal_size(follower)
        assert os.isatty(follower) and os.ttyname(follower)

    if __name__ == "__main__":
        for step in threads, processes, signals, files, sockets, rest:
            step()
        asyncio.run(coroutines())
        print("fine")
  `,
];
