import { file } from '../programs/program.ts';

export const go = [
  file('main.go')`
    package main

    import (
    	"bufio"
    	"compress/gzip"
    	"context"
    	"crypto/ecdsa"
    	"crypto/elliptic"
    	"crypto/rand"
    	"crypto/sha256"
    	"fmt"
    	"io"
    	"io/fs"
    	mathrand "math/rand/v2"
    	"net"
    	"net/http"
    	"os"
    	"os/exec"
    	"os/signal"
    	"os/user"
    	"path/filepath"
    	"regexp"
    	"runtime"
    	"runtime/debug"
    	"runtime/pprof"
    	"slices"
    	"sync"
    	"syscall"
    	"time"
    )

    func must[T any](value T, err error) T {
    	check(err)
    	return value
    }

    func check(err error) {
    	if err != nil {
    		panic(err)
    	}
    }

    func goroutines() {
    	var group sync.WaitGroup
    	numbers := make(chan int)
    	for i := range 100 {
    		group.Add(1)
    		go func() {
    			defer group.Done()
    			numbers <- i
    		}()
    	}
    	go func() {
    		group.Wait()
    		close(numbers)
    	}()
    	sum := 0
    	for number := range numbers {
    		sum += number
    	}
    	if sum != 4950 {
    		panic(sum)
    	}
    	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
    	defer cancel()
    	<-ctx.Done()
    	ticker := time.NewTicker(time.Millisecond)
    	<-ticker.C
    	ticker.Stop()
    	done := make(chan bool)
    	go func() {
    		runtime.LockOSThread()
    		end := time.Now().Add(30 * time.Millisecond)
    		for time.Now().Before(end) {
    		}
    		close(done)
    	}()
    	<-done
    }

    func processes() {
    	out := must(exec.Command("sh", "-c", "echo word | tr a-z A-Z").Output())
    	if string(out) != "WORD\n" {
    		panic(string(out))
    	}
    	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
    	defer cancel()
    	if exec.CommandContext(ctx, "sleep", "30").Run() == nil {
    		panic("not ended")
    	}
    	command := exec.Command("cat")
    	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Pdeathsig: syscall.SIGKILL}
    	in := must(command.StdinPipe())
    	check(command.Start())
    	in.Close()
    	check(command.Wait())
    	caught := make(chan os.Signal, 1)
    	signal.Notify(caught, syscall.SIGUSR1)
    	check(syscall.Kill(os.Getpid(), syscall.SIGUSR1))
    	<-caught
    	must(os.FindProcess(os.Getpid())).Signal(syscall.Signal(0))
    }

    func files() {
    	folder := must(os.MkdirTemp("", "go"))
    	at := func(name string) string { return filepath.Join(folder, name) }
    	check(os.WriteFile(at("one"), make([]byte, 200000), 0o600))
    	from, to := must(os.Open(at("one"))), must(os.Create(at("two")))
    	must(io.Copy(to, from))
    	check(to.Sync())
    	check(syscall.Flock(int(to.Fd()), syscall.LOCK_EX))
    	must(to.WriteAt([]byte("x"), 5))
    	must(to.ReadAt(make([]byte, 4), 0))
    	must(to.Seek(0, io.SeekStart))
    	check(to.Truncate(100))
    	check(to.Chmod(0o640))
    	check(os.Rename(at("two"), at("three")))
    	check(os.Symlink("one", at("soft")))
    	check(os.Link(at("one"), at("hard")))
    	check(os.Chtimes(at("one"), time.Now(), time.Now()))
    	check(os.Chown(at("one"), os.Getuid(), os.Getgid()))
    	must(os.Readlink(at("soft")))
    	must(filepath.EvalSymlinks(at("soft")))
    	check(os.MkdirAll(at("a/b"), 0o700))
    	check(filepath.WalkDir(folder, func(_ string, _ fs.DirEntry, err error) error { return err }))
    	check(os.CopyFS(at("copy"), os.DirFS(at("a"))))
    	root := must(os.OpenRoot(folder))
    	must(root.Open("one")).Close()
    	mapped := must(syscall.Mmap(int(from.Fd()), 0, 4096, syscall.PROT_READ, syscall.MAP_SHARED))
    	check(syscall.Munmap(mapped))
    	packed := gzip.NewWriter(must(os.Create(at("packed"))))
    	must(packed.Write(make([]byte, 100000)))
    	check(packed.Close())
    	check(os.Chdir(folder))
    	must(os.Getwd())
    	check(os.RemoveAll(folder))
    }

    func sockets() {
    	listening := must(net.Listen("tcp", "127.0.0.1:0"))
    	go http.Serve(listening, http.FileServer(http.Dir("/etc")))
    	answer := must(http.Get("http://" + listening.Addr().String() + "/passwd"))
    	must(io.ReadAll(answer.Body))
    	answer.Body.Close()
    	for _, way := range [][2]string{{"tcp", "127.0.0.1:0"}, {"unix", "/tmp/go.sock"}} {
    		echo := must(net.Listen(way[0], way[1]))
    		go func() {
    			peer := must(echo.Accept())
    			io.Copy(peer, peer)
    			peer.Close()
    		}()
    		client := must(net.Dial(way[0], echo.Addr().String()))
    		client.SetDeadline(time.Now().Add(5 * time.Second))
    		fmt.Fprintln(client, "word")
    		must(bufio.NewReader(client).ReadString('\n'))
    		client.Close()
    	}
    	receiver := must(net.ListenPacket("udp", "127.0.0.1:0"))
    	sender := must(net.Dial("udp", receiver.LocalAddr().String()))
    	must(sender.Write([]byte("word")))
    	receiver.ReadFrom(make([]byte, 10))
    	net.LookupHost("localhost")
    	net.LookupHost("nowhere.invalid")
    	must(net.Interfaces())
    	must(net.InterfaceAddrs())
    	var both net.ListenConfig
    	both.SetMultipathTCP(true)
    	must(both.Listen(context.Background(), "tcp", "127.0.0.1:0")).Close()
    }

    type ring struct {
    	next *ring
    	room [100]byte
    }

    func rest() {
    	check(pprof.StartCPUProfile(io.Discard))
    	var kept *ring
    	for i := range 500000 {
    		kept = &ring{next: kept}
    		if i%1000 == 0 {
    			kept = nil
    		}
    	}
    	block := make([]byte, 100<<20)
    	block[50<<20] = 1
    	debug.SetGCPercent(50)
    	runtime.GC()
    	debug.FreeOSMemory()
    	pprof.StopCPUProfile()
    	numbers := make([]float64, 500000)
    	for i := range numbers {
    		numbers[i] = mathrand.Float64()
    	}
    	slices.Sort(numbers)
    	must(rand.Read(make([]byte, 32)))
    	must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
    	sha256.Sum256(block[:1000])
    	if !regexp.MustCompile("^(a|b)+c$").MatchString("ababc") {
    		panic("regexp")
    	}
    	time.LoadLocation("Europe/Vienna")
    	fmt.Fprintln(io.Discard, time.Now().Format(time.RFC1123), os.Getenv("HOME"), runtime.NumCPU())
    	user.Current()
    	os.Hostname()
    	var limit syscall.Rlimit
    	check(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit))
    	check(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
    	func() {
    		defer func() { recover() }()
    		var nothing *ring
    		nothing.room[0] = 1
    	}()
    	must(io.ReadAll(os.Stdin))
    }

    func main() {
    	goroutines()
    	processes()
    	files()
    	sockets()
    	rest()
    	fmt.Println("fine")
    }
  `,
];
