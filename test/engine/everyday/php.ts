import { file } from '../programs/program.ts';

export const php = [
  file('main.php')`
    <?php
    function must($held, $what) { if (!$held) { fwrite(STDERR, $what . "\n"); exit(1); } }

    function processes() {
        must(shell_exec('echo word | tr a-z A-Z') === "WORD\n", 'shell_exec');
        exec('exit 3', $lines, $status);
        must($status === 3, 'exec');
        $process = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w']], $pipes, '/tmp');
        fwrite($pipes[0], 'through');
        fclose($pipes[0]);
        must(stream_get_contents($pipes[1]) === 'through' && proc_close($process) === 0, 'proc_open');
        $sleeper = proc_open('exec sleep 30', [], $pipes);
        proc_terminate($sleeper);
        proc_close($sleeper);
        $piped = popen('cat > /tmp/sunk', 'w');
        fwrite($piped, 'x');
        pclose($piped);
        $child = pcntl_fork();
        if ($child === 0) { posix_setsid(); exit(3); }
        pcntl_waitpid($child, $status);
        must(pcntl_wexitstatus($status) === 3, 'fork');
        pcntl_async_signals(true);
        $seen = false;
        pcntl_signal(SIGUSR1, function () use (&$seen) { $seen = true; });
        posix_kill(posix_getpid(), SIGUSR1);
        must($seen, 'signal');
        pcntl_alarm(1);
        must(pcntl_alarm(0) === 1, 'alarm');
        pcntl_sigprocmask(SIG_BLOCK, [SIGUSR2]);
        posix_kill(posix_getpid(), SIGUSR2);
        pcntl_sigtimedwait([SIGUSR2], $how, 1);
        pcntl_setpriority(pcntl_getpriority());
    }

    function files() {
        $folder = sys_get_temp_dir() . '/php';
        mkdir("$folder/a/b", 0700, true);
        file_put_contents("$folder/one", str_repeat('x', 100000), LOCK_EX);
        copy("$folder/one", "$folder/two");
        rename("$folder/two", '/box/two');
        symlink('one', "$folder/soft");
        link("$folder/one", "$folder/hard");
        chmod("$folder/one", 0640);
        chown("$folder/one", getmyuid());
        touch("$folder/one", 1, 1);
        posix_mkfifo("$folder/fifo", 0600);
        $opened = fopen("$folder/one", 'r+');
        must(flock($opened, LOCK_EX), 'flock');
        fseek($opened, 10);
        fread($opened, 4);
        ftruncate($opened, 100);
        fsync($opened);
        fdatasync($opened);
        fstat($opened);
        stat("$folder/one");
        lstat("$folder/soft");
        realpath("$folder/soft");
        readlink("$folder/soft");
        disk_free_space($folder);
        is_writable($folder);
        must(count(scandir($folder)) > 3 && glob("$folder/*"), 'scandir');
        foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder)) as $path) $path->getSize();
        tempnam('/tmp', 'x');
        $spare = tmpfile();
        fwrite($spare, str_repeat('y', 50000));
        must(gzuncompress(gzcompress(str_repeat('x', 100000))) !== false, 'gz');
        $packed = new PharData("$folder/x.tar");
        $packed['one'] = 'x';
    }

    function sockets() {
        $server = stream_socket_server('tcp://127.0.0.1:0');
        $client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
        $peer = stream_socket_accept($server);
        fwrite($client, "word\n");
        $read = [$peer]; $write = null; $except = null;
        must(stream_select($read, $write, $except, 5) === 1 && fgets($peer) === "word\n", 'tcp');
        stream_set_blocking($peer, false);
        stream_set_timeout($client, 1);
        $near = stream_socket_server('unix:///tmp/php.sock');
        stream_socket_client('unix:///tmp/php.sock');
        $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
        socket_bind($udp, '127.0.0.1');
        socket_getsockname($udp, $host, $port);
        socket_sendto(socket_create(AF_INET, SOCK_DGRAM, 0), 'word', 4, 0, $host, $port);
        must(socket_recvfrom($udp, $data, 10, 0, $from, $port) === 4, 'udp');
        $tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        socket_set_option($tcp, SOL_SOCKET, SO_REUSEADDR, 1);
        gethostbyname('localhost');
        gethostbyname('nowhere.invalid');
        net_get_interfaces();
        gethostname();
    }

    function interprocess() {
        $shared = shmop_open(0x1234, 'c', 0600, 100);
        shmop_write($shared, 'word', 0);
        shmop_delete($shared);
        $gate = sem_get(0x1234);
        sem_acquire($gate);
        sem_remove($gate);
        $queue = msg_get_queue(0x1234);
        msg_send($queue, 1, 'word');
        msg_receive($queue, 1, $kind, 100, $letter);
        msg_remove_queue($queue);
        $kept = shm_attach(0x1235);
        shm_put_var($kept, 1, 'word');
        shm_remove($kept);
    }

    function steps() { for ($i = 0; $i < 1000; $i++) yield $i; }

    function rest() {
        $kept = [];
        for ($i = 0; $i < 300000; $i++) {
            $ring = new stdClass;
            $ring->self = $ring;
            $kept[$i % 1000] = $ring;
        }
        gc_collect_cycles();
        must(strlen(str_repeat('x', 60000000)) === 60000000, 'large');
        $numbers = [];
        for ($i = 0; $i < 200000; $i++) $numbers[] = mt_rand();
        sort($numbers);
        random_bytes(32);
        random_int(1, 6);
        uniqid();
        password_hash('x', PASSWORD_BCRYPT, ['cost' => 4]);
        hash('sha256', 'x');
        openssl_random_pseudo_bytes(8);
        must(preg_match('/^(a|b)+c$/', 'ababc') === 1, 'preg');
        must(array_sum(iterator_to_array(steps())) === 499500, 'generator');
        $fiber = new Fiber(function () { Fiber::suspend(1); });
        must($fiber->start() === 1, 'fiber');
        (new DateTime('now', new DateTimeZone('Europe/Vienna')))->format(DATE_ATOM);
        setlocale(LC_ALL, '');
        date('r');
        usleep(1000);
        time_nanosleep(0, 1000);
        microtime(true);
        hrtime(true);
        getrusage();
        memory_get_peak_usage();
        php_uname();
        sys_getloadavg();
        posix_times();
        posix_getrlimit();
        posix_isatty(STDIN);
        posix_getpwuid(posix_getuid());
        get_current_user();
        json_decode(json_encode(['a' => 1]));
        unserialize(serialize([1, 'x']));
        iconv('UTF-8', 'UTF-16', 'é');
        mb_strtoupper('é');
        must(stream_get_contents(STDIN) === "word\n", 'input');
    }

    processes();
    files();
    sockets();
    interprocess();
    rest();
    echo "fine\n";
  `,
];
