import { file } from '../programs/program.ts';

export const ruby = [
  file('main.rb')`
    require "digest"
    require "etc"
    require "fileutils"
    require "io/console"
    require "io/wait"
    require "json"
    require "open3"
    require "pty"
    require "securerandom"
    require "socket"
    require "tempfile"
    require "timeout"
    require "tmpdir"
    require "zlib"

    def must(held) = held || raise("line " + caller_locations(1, 1)[0].lineno.to_s)

    def threads
      must((1..4).map { |n| Thread.new { sleep 0.001; n } }.sum(&:value) == 10)
      queue = Thread::SizedQueue.new(1)
      Thread.new { 3.times { |n| queue << n } }
      must(3.times.map { queue.pop } == [0, 1, 2])
      Mutex.new.synchronize { Thread.pass }
      Warning[:experimental] = false
      must(Ractor.new { 6 * 7 }.take == 42)
      must(Fiber.new { Fiber.yield 1 }.resume == 1)
      begin
        Timeout.timeout(0.01) { sleep 5 }
      rescue Timeout::Error
      end
    end

    def processes
      child = fork { exit!(3) }
      must(Process.wait2(child)[1].exitstatus == 3)
      must(%x(echo word | tr a-z A-Z) == "WORD\n")
      must(Open3.capture2("cat", stdin_data: "through")[0] == "through")
      must(IO.popen(%w[cat], "r+") { |io| io.write "x"; io.close_write; io.read } == "x")
      must(system("exit 3") == false)
      sleeper = spawn("sleep", "30", pgroup: true)
      Process.kill(:TERM, sleeper)
      must(Process.wait2(sleeper)[1].termsig == 15)
      Process.detach(spawn("true", chdir: "/tmp", umask: 077, rlimit_nofile: 64)).join
      seen = nil
      trap(:USR1) { seen = true }
      Process.kill(:USR1, $$)
      sleep 0.01 until seen
      Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
      Process.setproctitle("renamed")
      Process.setpriority(Process::PRIO_PROCESS, 0, Process.getpriority(Process::PRIO_PROCESS, 0))
      Process.setrlimit(:NOFILE, *Process.getrlimit(:NOFILE))
      Process.daemon if fork.nil? && exit!(0)
      Process.wait
      Process.times
      Process.getsid
      Process.groups
      PTY.spawn("true") { |_out, _in, pid| Process.wait(pid) }
    end

    def files
      Dir.mktmpdir do |folder|
        Dir.chdir(folder) do
          File.write("one", "x" * 100_000)
          FileUtils.cp("one", "two", preserve: true)
          FileUtils.mkdir_p("a/b")
          FileUtils.cp_r("a", "c")
          FileUtils.mv("two", "/box/two")
          File.rename("c", "d")
          File.symlink("one", "soft")
          File.link("one", "hard")
          File.chmod(0o640, "one")
          File.chown(Process.uid, -1, "one")
          File.utime(1, 1, "one")
          File.truncate("one", 5000)
          File.mkfifo("fifo")
          File.realpath("soft")
          File.open("one", "r+") do |io|
            io.flock(File::LOCK_EX)
            io.pread(4, 0)
            io.pwrite("x", 4)
            io.fsync
            io.fdatasync
            io.advise(:sequential, 0, 0)
            io.seek(10)
            io.readpartial(10)
          end
          IO.copy_stream("one", "three")
          must(Dir.glob("**/*").size > 5 && Dir.children(".").any? && File.stat("one").file?)
        end
      end
      Tempfile.create { |io| io.write("x" * 10_000) }
      must(Zlib.inflate(Zlib.deflate("x" * 100_000)).size == 100_000)
    end

    def sockets
      server = TCPServer.new("127.0.0.1", 0)
      Thread.new { server.accept.tap { |peer| peer.puts peer.gets }.close }
      TCPSocket.open("127.0.0.1", server.addr[1]) do |client|
        client.setsockopt(Socket::IPPROTO_TCP, Socket::TCP_NODELAY, 1)
        client.puts "word"
        must(IO.select([client], nil, nil, 5))
        must(client.gets == "word\n")
      end
      UNIXServer.open("/tmp/ruby.sock") { |near| UNIXSocket.open("/tmp/ruby.sock") { near.accept } }
      left, right = UNIXSocket.pair
      left.send_io($stdin)
      right.recv_io
      receiver = UDPSocket.new
      receiver.bind("127.0.0.1", 0)
      UDPSocket.new.send("word", 0, "127.0.0.1", receiver.addr[1])
      must(receiver.recvfrom(10)[0] == "word")
      receiver.recv_nonblock(1, exception: false)
      Addrinfo.getaddrinfo("localhost", 80)
      Addrinfo.getaddrinfo("nowhere.invalid", 80) rescue nil
      Socket.getifaddrs
      Socket.gethostname
      reading, writing = IO.pipe
      writing.close
      reading.wait_readable(0.1)
    end

    def rest
      RubyVM::YJIT.enable if defined?(RubyVM::YJIT)
      hot = ->(n) { n < 2 ? n : hot.(n - 1) + hot.(n - 2) }
      must(hot.(20) == 6765)
      300_000.times.each_slice(1000) { |slice| slice.map { |n| [n.to_s, {}] } }
      GC.start
      GC.compact if GC.respond_to?(:compact)
      must(("x" * 80_000_000).size == 80_000_000)
      Array.new(200_000) { rand }.sort
      SecureRandom.hex
      Random.urandom(8)
      Digest::SHA256.hexdigest("x")
      must("ababc".match?(/\A(a|b)+c\z/))
      Time.now.localtime.strftime("%c")
      JSON.parse(JSON.generate({ a: 1 }))
      Marshal.load(Marshal.dump([1, "x"]))
      Etc.getpwuid rescue nil
      Etc.nprocessors
      Etc.uname
      $stdout.winsize rescue nil
      IO.console&.close
      begin
        raise "raised"
      rescue RuntimeError => error
        must(error.backtrace.any?)
      end
      def deep = deep
      begin
        deep
      rescue SystemStackError
      end
      must($stdin.read == "word\n")
    end

    threads
    processes
    files
    sockets
    rest
    puts "fine"
  `,
];
