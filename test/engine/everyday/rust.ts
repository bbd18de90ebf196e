import { file } from '../programs/program.ts';

export const rust = [
  file('main.rs')`
    use std::collections::{BTreeMap, HashMap};
    use std::io::{self, prelude::*, BufReader, IsTerminal, SeekFrom};
    use std::net::{TcpListener, TcpStream, ToSocketAddrs, UdpSocket};
    use std::os::unix::fs::{symlink, FileExt, MetadataExt, PermissionsExt};
    use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
    use std::os::unix::process::{CommandExt, ExitStatusExt};
    use std::process::{Command, Stdio};
    use std::sync::{atomic::*, mpsc, Arc, Barrier, Condvar, Mutex, RwLock};
    use std::time::{Duration, Instant, SystemTime};
    use std::{env, fs, panic, thread};

    fn threads() {
        let (send, receive) = mpsc::channel();
        let workers: Vec<_> = (0..4u32)
            .map(|n| {
                let send = send.clone();
                thread::Builder::new().name("worker".into()).spawn(move || send.send(n)).unwrap()
            })
            .collect();
        workers.into_iter().for_each(|worker| worker.join().unwrap().unwrap());
        drop(send);
        assert_eq!(receive.iter().sum::<u32>(), 6);
        let barrier = Arc::new(Barrier::new(2));
        let total = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    barrier.wait();
                    total.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        let pair = (Mutex::new(()), Condvar::new());
        let held = pair.0.lock().unwrap();
        assert!(pair.1.wait_timeout(held, Duration::from_millis(2)).unwrap().1.timed_out());
        let shared = RwLock::new(1);
        assert_eq!(*shared.read().unwrap(), 1);
        thread::park_timeout(Duration::from_millis(1));
        thread::yield_now();
        thread::available_parallelism().unwrap();
        assert!(panic::catch_unwind(|| panic::resume_unwind(Box::new(1))).is_err());
        let deep = thread::Builder::new().stack_size(16 << 20);
        deep.spawn(|| [0u8; 8 << 20].len()).unwrap().join().unwrap();
    }

    fn processes() {
        let out = Command::new("sh").args(["-c", "echo word | tr a-z A-Z"]).output().unwrap();
        assert_eq!(out.stdout, b"WORD\n");
        let mut cat = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        cat.stdin.take().unwrap().write_all(b"through").unwrap();
        assert_eq!(cat.wait_with_output().unwrap().stdout, b"through");
        let mut sleeper = Command::new("sleep").arg("30").process_group(0).spawn().unwrap();
        assert!(sleeper.try_wait().unwrap().is_none());
        sleeper.kill().unwrap();
        assert_eq!(sleeper.wait().unwrap().signal(), Some(9));
        let mut careful = Command::new("true");
        unsafe { careful.pre_exec(|| Ok(())) };
        assert!(careful.current_dir("/tmp").env_clear().status().unwrap().success());
    }

    fn files() -> io::Result<()> {
        let folder = env::temp_dir().join("rust");
        fs::create_dir_all(folder.join("a/b"))?;
        fs::write(folder.join("one"), vec![b'x'; 200_000])?;
        fs::copy(folder.join("one"), folder.join("two"))?;
        let mut from = fs::File::open(folder.join("one"))?;
        let mut to = fs::OpenOptions::new().write(true).read(true).create(true).truncate(true)
            .open(folder.join("three"))?;
        io::copy(&mut from, &mut to)?;
        to.seek(SeekFrom::Start(0))?;
        to.write_at(b"x", 5)?;
        to.read_at(&mut [0; 4], 0)?;
        to.set_len(100)?;
        to.sync_all()?;
        to.sync_data()?;
        to.set_modified(SystemTime::now())?;
        fs::rename(folder.join("two"), folder.join("four"))?;
        fs::hard_link(folder.join("one"), folder.join("hard"))?;
        symlink("one", folder.join("soft"))?;
        fs::set_permissions(folder.join("one"), fs::Permissions::from_mode(0o640))?;
        fs::canonicalize(folder.join("soft"))?;
        fs::read_link(folder.join("soft"))?;
        assert!(fs::symlink_metadata(folder.join("soft"))?.ino() > 0 && folder.join("one").exists());
        for entry in fs::read_dir(&folder)? {
            entry?.metadata()?;
        }
        std::os::unix::fs::chown(folder.join("one"), None, None)?;
        env::set_current_dir("/tmp")?;
        fs::remove_dir_all(folder)
    }

    fn sockets() -> io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let server = thread::spawn(move || {
            let mut peer = listener.accept().unwrap().0;
            io::copy(&mut peer.try_clone().unwrap(), &mut peer).unwrap();
        });
        let mut client = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
        client.set_nodelay(true)?;
        client.set_read_timeout(Some(Duration::from_secs(5)))?;
        client.set_nonblocking(false)?;
        client.write_all(b"word\n")?;
        client.shutdown(std::net::Shutdown::Write)?;
        let mut line = String::new();
        BufReader::new(client).read_line(&mut line)?;
        assert_eq!(line, "word\n");
        server.join().unwrap();
        let listener = UnixListener::bind("/tmp/rust.sock")?;
        let mut near = UnixStream::connect("/tmp/rust.sock")?;
        near.write_all(b"x")?;
        listener.accept()?.0.read_exact(&mut [0; 1])?;
        let (mut left, right) = UnixStream::pair()?;
        left.write_all(b"x")?;
        right.peer_addr()?;
        UnixDatagram::unbound()?;
        let receiver = UdpSocket::bind("127.0.0.1:0")?;
        UdpSocket::bind("127.0.0.1:0")?.send_to(b"word", receiver.local_addr()?)?;
        assert_eq!(receiver.recv_from(&mut [0; 8])?.0, 4);
        let _ = "localhost:80".to_socket_addrs();
        let _ = "nowhere.invalid:80".to_socket_addrs();
        Ok(())
    }

    fn rest() {
        let mut tree = BTreeMap::new();
        let mut table = HashMap::new();
        for n in 0..100_000u64 {
            tree.insert(n.wrapping_mul(2654435761) % 1_000_003, n);
            table.insert(n, n.to_string());
        }
        let mut numbers: Vec<_> = tree.into_values().collect();
        numbers.sort_unstable();
        let mut block = vec![1u8; 50 << 20];
        block.resize(100 << 20, 2);
        drop(block);
        let before = Instant::now();
        thread::sleep(Duration::from_millis(2));
        assert!(before.elapsed() >= Duration::from_millis(2));
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        env::args().count();
        env::var("HOME").unwrap();
        env::current_exe().unwrap();
        io::stdout().is_terminal();
        let _ = std::backtrace::Backtrace::force_capture().to_string();
        io::stdin().read_to_string(&mut String::new()).unwrap();
    }

    fn main() {
        threads();
        processes();
        files().unwrap();
        sockets().unwrap();
        rest();
        println!("fine");
    }
  `,
];
