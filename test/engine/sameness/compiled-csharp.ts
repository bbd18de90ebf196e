/** C# programs on which a waiting runtime, or a compiler that was warmed, would be found out. */
import { PROC_FILES } from './look.ts';
import type { CompiledProgram } from './compiled-program.ts';

const FILES = PROC_FILES.map((name) => JSON.stringify(name)).join(', ');

/** Looks at everything that Mono shows of how a program was started. */
export const LOOKING_CSHARP = String.raw`
using System;
using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;

class Program
{
    static void Say(string name, object value) { Console.Write("\u001e" + name + "\u001f" + value); }

    static void Main(string[] arguments)
    {
        Say("hash", "a".GetHashCode());
        foreach (string name in new[] { ${FILES} })
        {
            try { Say(name, File.ReadAllText(name, Encoding.GetEncoding(28591))); } catch (Exception error) { Say(name, error.GetType()); }
        }
        Say("fds", string.Join(" ", Directory.GetFiles("/proc/self/fd").Select(Path.GetFileName).OrderBy(each => int.Parse(each)).Take(4)));
        Say("arguments", arguments.Length + string.Join("|", arguments));
        Say("command line", Environment.CommandLine + "|" + string.Join("|", Environment.GetCommandLineArgs()));
        Say("environment", string.Join(" ", Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(each => each.Key + "=" + each.Value).OrderBy(each => each)));
        Say("place", Environment.CurrentDirectory + string.Join(" ", Directory.GetFileSystemEntries(".").OrderBy(each => each)));
        Say("versions", Environment.Version + " " + Environment.OSVersion.Platform + Environment.Is64BitProcess + Environment.ProcessorCount + Environment.UserName + Environment.HasShutdownStarted + Environment.ExitCode);
        AppDomain domain = AppDomain.CurrentDomain;
        Say("domain", domain.FriendlyName + domain.BaseDirectory + domain.Id + domain.IsDefaultAppDomain() + domain.SetupInformation.ConfigurationFile + domain.SetupInformation.TargetFrameworkName);
        Say("assemblies", string.Join(" ", domain.GetAssemblies().Select(each => each.FullName + each.Location)));
        Say("entry", Assembly.GetEntryAssembly().Location + Assembly.GetEntryAssembly().ImageRuntimeVersion);
        Thread own = Thread.CurrentThread;
        Say("thread", own.ManagedThreadId + own.Name + own.IsBackground + own.IsThreadPoolThread + own.Priority + own.GetApartmentState());
        Say("new thread", new Thread(() => { }).ManagedThreadId);
        Say("tasks", Directory.GetDirectories("/proc/self/task").Length);
        Say("stack", new StackTrace(true) + Environment.StackTrace);
        Say("collections", GC.CollectionCount(0) + " " + GC.MaxGeneration + (GC.GetTotalMemory(false) < 4000000));
        Say("culture", CultureInfo.CurrentCulture.Name + "|" + TimeZoneInfo.Local.Id + "|" + Encoding.Default.WebName + Console.OutputEncoding.WebName + Console.InputEncoding.WebName);
        Say("console", Console.IsInputRedirected + " " + Console.IsOutputRedirected + Console.IsErrorRedirected);
        Say("clock", Math.Abs((DateTime.UtcNow - File.GetLastWriteTimeUtc("./a.exe")).TotalSeconds) < 5);
        Say("debugging", Debugger.IsAttached + " " + Stopwatch.IsHighResolution);
    }
}
`;

const inMain = (body: string): string =>
  `using System;\nusing System.Collections.Generic;\nusing System.Threading;\nusing System.Threading.Tasks;\n\nclass Program\n{\n    static void Main(string[] words)\n    {\n${body}\n    }\n}\n`;

export const AWKWARD_CSHARP: readonly CompiledProgram[] = [
  [
    'throws',
    { text: inMain('        throw new InvalidOperationException("no", new Exception("cause"));') },
  ],
  [
    'throws in the making of its class',
    {
      text: 'class P { static int x = int.Parse("x"); static void Main() { System.Console.WriteLine(x); } }',
    },
  ],
  ['exits with 139 of its own', { text: inMain('        Environment.Exit(139);') }],
  [
    'returns a status',
    { text: 'class P { static int Main() { System.Environment.ExitCode = 4; return 3; } }' },
  ],
  [
    'says good-bye',
    {
      text: inMain(
        '        AppDomain.CurrentDomain.ProcessExit += (o, e) => Console.WriteLine("bye");',
      ),
    },
  ],
  [
    'has a thread that outlives Main',
    {
      text: inMain(
        '        new Thread(() => { Thread.Sleep(50); Console.WriteLine("late"); }).Start();',
      ),
    },
  ],
  [
    'leaves a thread of the background behind',
    {
      text: inMain(
        '        new Thread(() => { while (true) { } }) { IsBackground = true }.Start();',
      ),
    },
  ],
  [
    'waits for tasks',
    {
      text: inMain(
        '        Console.WriteLine(Task.Run(async () => { await Task.Delay(5); return 7; }).Result);',
      ),
    },
  ],
  ['fails fast', { text: inMain('        Console.Write("x"); Environment.FailFast(null);') }],
  [
    'goes round in threads',
    {
      text: inMain(
        '        var all = new List<Thread>(); for (int i = 0; i < 5; i++) { var t = new Thread(() => Thread.Yield()); t.Start(); all.Add(t); } all.ForEach(t => t.Join()); Console.WriteLine(new Thread(() => { }).ManagedThreadId);',
      ),
    },
  ],
  [
    'asks and is answered',
    {
      text: inMain('        Console.WriteLine(Console.ReadLine() + Console.In.ReadToEnd());'),
      input: 'Ada ö\n7',
    },
  ],
  [
    'asks and is not answered',
    { text: inMain('        Console.WriteLine(Console.ReadLine() == null);') },
  ],
  [
    'takes awkward words',
    {
      text: inMain('        Console.WriteLine(string.Join("|", words));'),
      words: ['', ' ', '--help', '-debug', '@x', 'ä "b"', '$HOME', 'a\nb'],
    },
  ],
  ['has no Main', { text: 'class P { }' }],
  [
    'has two Mains',
    { text: 'class P { static void Main() { } }\nclass Q { static void Main() { } }' },
  ],
  ['is no C#', { text: 'class { int x = "ä" }\n' }],
  [
    'is mistaken and warned',
    {
      text: inMain(
        '        int unused; string s = 1; List<int> l = new List<string>(); l.Lenght();',
      ),
    },
  ],
  ['is warned', { text: inMain('        int unused = 1; Console.WriteLine("x");') }],
  ['is empty', { text: '' }],
  [
    'names classes like the samples',
    {
      text: 'namespace Everyday { class Circle { public override string ToString() => "round"; }\nstatic class Program { enum Colour { Blue } static void Main() { System.Console.WriteLine(new Circle() + " " + Colour.Blue + typeof(Program)); dynamic d = 1; System.Console.WriteLine(d + 1); } } }',
    },
  ],
  [
    'has lambdas, queries and iterators without names',
    {
      text: inMain(
        '        Func<int, int> f = x => x + words.Length; Action g = () => f(1); var a = new { X = 1, Y = "y" };\n        Console.WriteLine(f.Method.Name + f.Method.DeclaringType + g.Method.Name + a.GetType().Name + a);\n        throw new Exception(new System.Diagnostics.StackFrame(true).ToString());',
      ),
    },
  ],
];
