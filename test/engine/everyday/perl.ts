import { file } from '../programs/program.ts';

export const perl = [
  file('main.pl')`
    use strict;
    use warnings;
    use threads;
    use threads::shared;
    use Cwd qw(getcwd realpath);
    use Digest::SHA qw(sha256_hex);
    use Fcntl qw(:flock :seek SEEK_SET O_RDWR O_CREAT F_GETFL F_SETFL O_NONBLOCK);
    use File::Copy qw(copy move);
    use File::Find;
    use File::Path qw(make_path remove_tree);
    use File::Temp qw(tempfile tempdir);
    use IO::Handle;
    use IO::Select;
    use IO::Socket::INET;
    use IO::Socket::UNIX;
    use IPC::Open3;
    use IPC::SysV qw(IPC_PRIVATE IPC_CREAT IPC_RMID S_IRUSR S_IWUSR);
    use POSIX qw(:sys_wait_h setlocale LC_ALL strftime);
    use Socket;
    use Storable qw(dclone);
    use Sys::Hostname;
    use Time::HiRes qw(usleep ualarm setitimer clock_gettime ITIMER_REAL CLOCK_MONOTONIC);
    use Time::Local;

    sub must { $_[0] or die "line " . (caller)[2] . ": $!\n" }

    sub processes {
        defined(my $child = fork) or die;
        if (!$child) { POSIX::setsid(); POSIX::_exit(3) }
        waitpid $child, 0;
        must($? >> 8 == 3);
        must(qx(echo word | tr a-z A-Z) eq "WORD\n");
        must(system("exit 3; true") >> 8 == 3);
        open my $out, "|-", "cat > /tmp/sunk" or die;
        print $out "x";
        close $out;
        open my $in, "-|", "ls", "/" or die;
        my @names = <$in>;
        my $pid = open3(my $to, my $from, undef, "cat");
        print $to "through";
        close $to;
        must(<$from> eq "through");
        waitpid $pid, 0;
        my $sleeper = fork // die;
        exec "sleep", "30" unless $sleeper;
        kill TERM => $sleeper;
        waitpid $sleeper, 0;
        my $total :shared = 0;
        $_->join for map { threads->create(sub { lock $total; $total++ }) } 1 .. 4;
        must($total == 4);
        my $seen = "";
        local $SIG{USR1} = sub { $seen .= "u" };
        kill USR1 => $$;
        local $SIG{ALRM} = sub { $seen .= "a" };
        setitimer(ITIMER_REAL, 0.005);
        select undef, undef, undef, 1;
        ualarm 5000;
        POSIX::pause();
        must($seen eq "uaa");
        POSIX::sigprocmask(POSIX::SIG_BLOCK(), POSIX::SigSet->new(POSIX::SIGUSR2()));
        alarm 1;
        must(alarm 0);
        setpriority 0, 0, getpriority 0, 0;
        POSIX::nice(1);
        my @ids = (times, $(, $), $<, $>, getppid, getpgrp);
    }

    sub files {
        my $folder = tempdir(CLEANUP => 1);
        make_path("$folder/a/b");
        my ($handle, $name) = tempfile(DIR => $folder);
        print $handle "x" x 100_000;
        $handle->flush;
        $handle->sync;
        must(flock $handle, LOCK_EX);
        truncate $handle, 5000;
        seek $handle, 0, SEEK_SET;
        sysread $handle, my $data, 10;
        syswrite $handle, "y";
        fcntl $handle, F_GETFL, 0;
        copy($name, "$folder/two");
        move("$folder/two", "/box/two");
        symlink $name, "$folder/soft";
        link $name, "$folder/hard";
        rename "$folder/hard", "$folder/other";
        chmod 0640, $name;
        chown $<, -1, $name;
        utime 1, 1, $name;
        POSIX::mkfifo("$folder/fifo", 0600);
        must(-f $name && -l "$folder/soft" && readlink "$folder/soft" && realpath("$folder/soft"));
        stat $name;
        lstat $name;
        find(sub { -s }, $folder);
        opendir my $entries, $folder or die;
        must(readdir $entries);
        chdir $folder;
        getcwd();
        chdir "/box";
        umask umask;
        pipe my $reading, my $writing;
        $writing->autoflush;
        print $writing "x";
        POSIX::dup2(fileno $reading, 50);
        must(POSIX::access($name, POSIX::R_OK()));
        must(glob "/etc/*");
        ioctl STDOUT, 0x5413, my $window = "";
        -t STDIN;
        remove_tree("$folder/a");
    }

    sub sockets {
        my $server = IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1", ReuseAddr => 1) or die;
        my $client = IO::Socket::INET->new(
            PeerAddr => "127.0.0.1", PeerPort => $server->sockport, Timeout => 5) or die;
        my $peer = $server->accept;
        print $client "word\n";
        must(IO::Select->new($peer)->can_read(5) && <$peer> eq "word\n");
        $client->shutdown(1);
        my $near = IO::Socket::UNIX->new(Local => "/tmp/perl.sock", Listen => 1) or die;
        must(IO::Socket::UNIX->new(Peer => "/tmp/perl.sock"));
        my $receiver = IO::Socket::INET->new(Proto => "udp", LocalAddr => "127.0.0.1") or die;
        my $sender = IO::Socket::INET->new(
            Proto => "udp", PeerAddr => "127.0.0.1", PeerPort => $receiver->sockport) or die;
        $sender->send("word");
        my $text;
        must(defined $receiver->recv($text, 10) && $text eq "word");
        socketpair my $left, my $right, AF_UNIX, SOCK_STREAM, PF_UNSPEC or die;
        my @found = map { gethostbyname $_ } "localhost", "nowhere.invalid";
        getaddrinfo("localhost", 80) if defined &getaddrinfo;
        hostname();
        getpwuid $<;
    }

    sub interprocess {
        my $shared = shmget IPC_PRIVATE, 100, IPC_CREAT | S_IRUSR | S_IWUSR;
        must(defined $shared && shmwrite $shared, "word", 0, 4);
        shmctl $shared, IPC_RMID, 0;
        my $gates = semget IPC_PRIVATE, 1, IPC_CREAT | S_IRUSR | S_IWUSR;
        must(semop $gates, pack("s3", 0, 1, 0));
        semctl $gates, 0, IPC_RMID, 0;
        my $queue = msgget IPC_PRIVATE, IPC_CREAT | S_IRUSR | S_IWUSR;
        must(msgsnd $queue, pack("l! a4", 1, "word"), 0);
        must(msgrcv $queue, my $letter, 10, 1, 0);
        msgctl $queue, IPC_RMID, 0;
    }

    sub rest {
        my @kept;
        for my $n (1 .. 100_000) { $kept[$n % 1000] = { n => $n, text => "text$n" } }
        my $big = "x" x 30_000_000;
        my @numbers = sort { $a <=> $b } map { rand } 1 .. 50_000;
        must("ababc" =~ /^(a|b)+c$/);
        sha256_hex("x");
        dclone({ a => [1] });
        setlocale(LC_ALL, "");
        strftime("%c", localtime);
        my @now = gmtime;
        timelocal(0, 0, 0, 1, 0, 100);
        usleep 1000;
        sleep 0;
        clock_gettime(CLOCK_MONOTONIC);
        POSIX::uname();
        POSIX::ttyname(0);
        POSIX::sysconf(POSIX::_SC_PAGESIZE());
        must(eval "6 * 7" == 42);
        must(<STDIN> eq "word\n");
    }

    processes();
    files();
    sockets();
    interprocess();
    rest();
    print "fine\n";
  `,
];
