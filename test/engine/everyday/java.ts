import { file } from '../programs/program.ts';

export const java = [
  file('Main.java')`
    import com.sun.net.httpserver.HttpServer;
    import java.io.*;
    import java.lang.management.ManagementFactory;
    import java.net.*;
    import java.net.http.*;
    import java.nio.*;
    import java.nio.channels.*;
    import java.nio.file.*;
    import java.nio.file.attribute.*;
    import java.security.*;
    import java.time.*;
    import java.util.*;
    import java.util.concurrent.*;
    import java.util.regex.Pattern;
    import java.util.stream.*;
    import java.util.zip.*;

    public class Main {
        static void must(boolean held) {
            if (!held) throw new AssertionError();
        }

        static void threads() throws Exception {
            try (var pool = Executors.newFixedThreadPool(4)) {
                must(pool.submit(() -> 7).get() == 7);
            }
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 100; i++) pool.submit(() -> { Thread.sleep(1); return 0; });
            }
            must(IntStream.range(0, 100000).parallel().mapToLong(n -> n).sum() == 4999950000L);
            must(CompletableFuture.supplyAsync(() -> 6).thenApply(n -> n * 7).get() == 42);
            var latch = new CountDownLatch(1);
            var timer = new java.util.Timer(true);
            timer.schedule(new TimerTask() { public void run() { latch.countDown(); } }, 2);
            latch.await();
            var thread = new Thread(() -> { try { Thread.sleep(10000); } catch (InterruptedException e) { } });
            thread.setPriority(Thread.MAX_PRIORITY);
            thread.start();
            thread.interrupt();
            thread.join();
            synchronized (latch) { latch.wait(2); }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> { }));
        }

        static void processes() throws Exception {
            var process = new ProcessBuilder("sh", "-c", "echo word | tr a-z A-Z").start();
            must(new String(process.getInputStream().readAllBytes()).equals("WORD\n"));
            must(process.waitFor() == 0);
            var sleeper = Runtime.getRuntime().exec(new String[] {"sleep", "30"});
            sleeper.destroy();
            must(sleeper.waitFor() == 143);
            ProcessHandle.current().children().count();
            ProcessHandle.current().info().command();
            new ProcessBuilder("cat", "/etc/passwd").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().onExit().get();
        }

        static void files() throws Exception {
            var folder = Files.createTempDirectory("java");
            var one = Files.writeString(folder.resolve("one"), "text".repeat(50000));
            Files.copy(one, folder.resolve("two"), StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(folder.resolve("two"), folder.resolve("three"), StandardCopyOption.ATOMIC_MOVE);
            Files.move(folder.resolve("three"), Path.of("/box/three"));
            Files.createSymbolicLink(folder.resolve("soft"), one);
            Files.createLink(folder.resolve("hard"), one);
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rw-------"));
            Files.setLastModifiedTime(one, FileTime.from(Instant.now()));
            Files.setOwner(one, Files.getOwner(one));
            must(Files.isSameFile(one, folder.resolve("hard")) && folder.resolve("soft").toRealPath().equals(one));
            must(Files.getFileStore(one).getTotalSpace() > 0 && one.toFile().canWrite());
            try { Files.getFileAttributeView(one, UserDefinedFileAttributeView.class).list(); } catch (IOException e) { }
            try (var watch = FileSystems.getDefault().newWatchService()) {
                folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
                Files.createFile(folder.resolve("new"));
                must(watch.poll(5, TimeUnit.SECONDS) != null);
            }
            try (var channel = FileChannel.open(one, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                try (var lock = channel.lock()) { must(lock.isValid()); }
                var mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, 4096);
                    mapped.put(0, (byte) 1);
                    mapped.force();
                channel.force(true);
                channel.truncate(1000);
                channel.read(ByteBuffer.allocateDirect(10), 5);
                channel.write(new ByteBuffer[] {ByteBuffer.allocate(4), ByteBuffer.allocate(4)});
                try (var to = FileChannel.open(folder.resolve("to"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.transferTo(0, 1000, to);
                }
            }
            try (var random = new RandomAccessFile(one.toFile(), "rwd")) {
                random.setLength(5000);
                random.seek(100);
                random.writeInt(7);
            }
            try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("z.zip")))) {
                zip.putNextEntry(new ZipEntry("one"));
                zip.write(Files.readAllBytes(one));
            }
            try (var zip = new ZipFile(folder.resolve("z.zip").toFile())) { must(zip.size() == 1); }
            File.createTempFile("java", null).deleteOnExit();
            try (var all = Files.walk(folder)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
            }
        }

        static void sockets() throws Exception {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, 5);
                exchange.getResponseBody().write("hello".getBytes());
                exchange.close();
            });
            server.start();
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            var client = HttpClient.newHttpClient();
            must(client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body().equals("hello"));
            server.stop(0);
            try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> {
                    try (var peer = listening.accept()) { peer.getInputStream().transferTo(peer.getOutputStream()); }
                    catch (IOException e) { }
                });
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
                    socket.setTcpNoDelay(true);
                    socket.setSoTimeout(5000);
                    socket.getOutputStream().write(65);
                    must(socket.getInputStream().read() == 65);
                }
            }
            var path = UnixDomainSocketAddress.of("/tmp/java.sock");
            try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                listening.bind(path);
                try (var near = SocketChannel.open(path)) { must(listening.accept() != null); }
            }
            try (var selector = Selector.open(); var receiver = DatagramChannel.open(StandardProtocolFamily.INET)) {
                receiver.bind(new InetSocketAddress("127.0.0.1", 0)).configureBlocking(false);
                receiver.register(selector, SelectionKey.OP_READ);
                try (var sender = new DatagramSocket()) {
                    sender.send(new DatagramPacket(new byte[4], 4, receiver.getLocalAddress()));
                }
                must(selector.select(5000) == 1);
            }
            InetAddress.getByName("localhost");
            try { InetAddress.getByName("nowhere.invalid"); } catch (UnknownHostException e) { }
            NetworkInterface.networkInterfaces().forEach(one -> {
                try { one.isUp(); one.getMTU(); one.getHardwareAddress(); one.isLoopback(); } catch (SocketException e) { }
            });
        }

        static int sink;

        static void rest() throws Exception {
            var kept = new ArrayList<int[]>();
            for (int i = 0; i < 300000; i++) {
                kept.add(new int[20]);
                if (kept.size() > 50000) kept.clear();
            }
            System.gc();
            must(new byte[60_000_000].length == 60_000_000);
            ByteBuffer.allocateDirect(10_000_000).put(5, (byte) 1);
            for (int i = 0; i < 2_000_000; i++) sink += Integer.hashCode(i) % 7;
            new Random().doubles(300000).sorted().count();
            new SecureRandom().nextBytes(new byte[32]);
            SecureRandom.getInstanceStrong();
            MessageDigest.getInstance("SHA-256").digest(new byte[1000]);
            var keys = KeyPairGenerator.getInstance("EC");
            keys.generateKeyPair();
            UUID.randomUUID();
            must(Pattern.matches("(a|b)+c", "ababc"));
            ZonedDateTime.now(ZoneId.of("Europe/Vienna")).toString();
            String.format(Locale.GERMANY, "%,.2f %tc", 1234.5, new Date());
            try { recurse(); } catch (StackOverflowError expected) { }
            try { Object nothing = null; nothing.hashCode(); } catch (NullPointerException expected) { }
            try { sink /= sink - sink; } catch (ArithmeticException expected) { }
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Thread.getAllStackTraces();
            Runtime.getRuntime().availableProcessors();
            System.nanoTime();
            System.console();
            must(new BufferedReader(new InputStreamReader(System.in)).readLine().equals("word"));
        }

        static int recurse() { return recurse() + 1; }

        public static void main(String[] arguments) throws Exception {
            threads();
            processes();
            files();
            sockets();
            rest();
            System.out.println("fine");
        }
    }
  `,
];
