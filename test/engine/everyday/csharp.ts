import { file } from '../programs/program.ts';

export const csharp = [
  file('Program.cs')`
    using System;
    using System.Collections.Concurrent;
    using System.Collections.Generic;
    using System.Diagnostics;
    using System.Globalization;
    using System.IO;
    using System.IO.MemoryMappedFiles;
    using System.Linq;
    using System.Net;
    using System.Net.NetworkInformation;
    using System.Net.Sockets;
    using System.Numerics;
    using System.Security.Cryptography;
    using System.Text;
    using System.Text.RegularExpressions;
    using System.Threading;
    using System.Threading.Tasks;

    static class Program
    {
        static void Must(bool held, string what)
        {
            if (!held) throw new Exception(what);
        }

        static void Threads()
        {
            var all = new ConcurrentBag<int>();
            Parallel.For(0, 100, all.Add);
            Must(all.Sum() == 4950, "parallel");
            Must(Enumerable.Range(0, 1000).AsParallel().Select(n => n * 2).Sum() == 999000, "plinq");
            var thread = new Thread(() => Thread.Sleep(2)) { Priority = ThreadPriority.AboveNormal };
            thread.Start();
            thread.Join();
            var gate = new ManualResetEventSlim();
            using (new Timer(_ => gate.Set(), null, 2, Timeout.Infinite)) gate.Wait();
            var slots = new Semaphore(1, 1);
            Must(slots.WaitOne(1000) && !slots.WaitOne(2), "semaphore");
            lock (all) Monitor.Wait(all, 2);
            using (var mutex = new Mutex(false)) mutex.WaitOne();
            Must(Later().Result == 42, "async");
            var cancel = new CancellationTokenSource(2);
            Must(cancel.Token.WaitHandle.WaitOne(5000), "cancel");
        }

        static async Task<int> Later()
        {
            await Task.Delay(2);
            return await Task.Run(() => 42);
        }

        static void Processes()
        {
            var start = new ProcessStartInfo("sh", "-c \"echo word | tr a-z A-Z\"")
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using (var process = Process.Start(start))
            {
                Must(process.StandardOutput.ReadToEnd() == "WORD\n", "output");
                process.WaitForExit();
                Must(process.ExitCode == 0, "exit");
            }
            using (var sleeper = Process.Start("sleep", "30"))
            {
                sleeper.Kill();
                sleeper.WaitForExit();
            }
            Must(Process.GetCurrentProcess().Threads.Count > 0, "threads");
            Must(Process.GetProcesses().Length > 0, "processes");
        }

        static void Files()
        {
            var folder = Path.Combine(Path.GetTempPath(), "cs");
            Directory.CreateDirectory(Path.Combine(folder, "a", "b"));
            var one = Path.Combine(folder, "one");
            File.WriteAllText(one, new string('x', 100000));
            File.Copy(one, one + ".copy");
            File.Replace(one + ".copy", one, null);
            File.Move(one, "/box/moved");
            File.Copy("/box/moved", one);
            File.SetLastWriteTimeUtc(one, DateTime.UtcNow);
            File.SetAttributes(one, FileAttributes.Normal);
            using (var stream = new FileStream(one, FileMode.Open, FileAccess.ReadWrite))
            {
                stream.Lock(0, 10);
                stream.Unlock(0, 10);
                stream.SetLength(5000);
                stream.Seek(10, SeekOrigin.Begin);
                stream.WriteAsync(new byte[10], 0, 10).Wait();
                stream.Flush(true);
            }
            using (var mapped = MemoryMappedFile.CreateFromFile(one))
            using (var view = mapped.CreateViewAccessor()) view.Write(0, 7);
            using (var watcher = new FileSystemWatcher(folder) { EnableRaisingEvents = true })
            {
                File.AppendAllText(Path.Combine(folder, "new"), "x");
                watcher.WaitForChanged(WatcherChangeTypes.All, 20);
            }
            using (var packed = new System.IO.Compression.DeflateStream(
                       File.Create(one + ".z"), System.IO.Compression.CompressionMode.Compress))
                packed.Write(new byte[100000], 0, 100000);
            Must(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(), "walk");
            new DriveInfo("/tmp").TotalSize.ToString();
            File.Delete(Path.GetTempFileName());
            Directory.SetCurrentDirectory(folder);
            Directory.Delete(folder, true);
            Directory.SetCurrentDirectory("/box");
        }

        static void Sockets()
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var accepted = listener.AcceptTcpClientAsync();
            using (var client = new TcpClient())
            {
                client.Connect((IPEndPoint)listener.LocalEndpoint);
                client.NoDelay = true;
                client.GetStream().Write(new byte[] { 65 }, 0, 1);
                Must(accepted.Result.GetStream().ReadByte() == 65, "tcp");
            }
            var web = new HttpListener();
            web.Prefixes.Add("http://127.0.0.1:4569/");
            web.Start();
            web.GetContextAsync().ContinueWith(task =>
            {
                task.Result.Response.OutputStream.Write(Encoding.UTF8.GetBytes("hello"), 0, 5);
                task.Result.Response.Close();
            });
            Must(new WebClient().DownloadString("http://127.0.0.1:4569/") == "hello", "http");
            web.Stop();
            using (var receiver = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)))
            using (var sender = new UdpClient())
            {
                sender.Send(new byte[4], 4, (IPEndPoint)receiver.Client.LocalEndPoint);
                IPEndPoint from = null;
                Must(receiver.Receive(ref from).Length == 4, "udp");
                Must(receiver.Client.Poll(0, SelectMode.SelectWrite), "poll");
            }
            try { Dns.GetHostEntry("localhost"); } catch (SocketException) { }
            try { Dns.GetHostEntry("nowhere.invalid"); } catch (SocketException) { }
            NetworkInterface.GetAllNetworkInterfaces();
        }

        static void Rest()
        {
            var kept = new List<byte[]>();
            for (var i = 0; i < 200000; i++)
            {
                kept.Add(new byte[100]);
                if (kept.Count > 20000) kept.Clear();
            }
            GC.Collect();
            Must(new byte[80000000].Length == 80000000, "large");
            var random = new Random();
            var numbers = Enumerable.Range(0, 200000).Select(_ => random.NextDouble()).ToArray();
            Array.Sort(numbers);
            RandomNumberGenerator.Create().GetBytes(new byte[32]);
            SHA256.Create().ComputeHash(new byte[1000]);
            Guid.NewGuid();
            Must(BigInteger.Pow(2, 1000).ToString().Length == 302, "big");
            Must(Regex.IsMatch("ababc", "^(a|b)+c$", RegexOptions.Compiled), "regex");
            DateTime.Now.ToString("F", CultureInfo.GetCultureInfo("de-AT"));
            TimeZoneInfo.GetSystemTimeZones();
            Stopwatch.StartNew();
            dynamic loose = 6;
            Must(loose * 7 == 42, "dynamic");
            try { throw new InvalidOperationException("thrown"); }
            catch (InvalidOperationException caught) { Must(caught.StackTrace != null, "trace"); }
            try { string nothing = null; nothing.ToString(); } catch (NullReferenceException) { }
            AppDomain.CurrentDomain.UnhandledException += (sender, arguments) => { };
            Console.CancelKeyPress += (sender, arguments) => { };
            Environment.GetEnvironmentVariables();
            Must(Environment.ProcessorCount > 0 && Environment.MachineName != "", "environment");
            Must(Console.In.ReadToEnd() == "word\n", "input");
        }

        static void Main()
        {
            Threads();
            Processes();
            Files();
            Sockets();
            Rest();
            Console.WriteLine("fine");
        }
    }
  `,
];
