/** Java programs on which a waiting virtual machine, or a compiler that was warmed, would be found out. */
import { PROC_FILES } from './look.ts';
import type { CompiledProgram } from './compiled-program.ts';

const FILES = PROC_FILES.map((name) => JSON.stringify(name)).join(', ');

/** Looks at everything that Java shows of how a program was started. */
export const LOOKING_JAVA = String.raw`
import java.lang.management.*;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

public class Main {
  static void say(String name, Object value) { System.out.print("\u001e" + name + "\u001f" + value); }
  static int deepest;
  static void fall() { deepest++; fall(); }

  public static void main(String[] arguments) throws Exception {
    Object first = new Object();
    say("identity", first + " " + System.identityHashCode(Main.class) + " " + arguments);
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      List<String> fds = new ArrayList<>();
      for (Path fd : all.toList())
        if (Files.isSymbolicLink(fd)) try { fds.add(fd.getFileName() + " " + Files.readSymbolicLink(fd)); } catch (Exception closed) { }
      say("fds", fds.stream().filter(fd -> !fd.contains("/proc/")).sorted().toList());
    }
    for (String name : new String[] {${FILES}})
      try { say(name, new String(Files.readAllBytes(Path.of(name)), "ISO-8859-1")); } catch (Exception error) { say(name, error); }
    say("arguments", arguments.length + String.join("|", arguments));
    say("properties", new TreeMap<>(System.getProperties()));
    say("environment", System.getenv());
    say("environment, sorted", new TreeMap<>(System.getenv()));
    say("place", Path.of("").toAbsolutePath() + " " + new TreeSet<>(Arrays.asList(new java.io.File(".").list())));
    ProcessHandle.Info info = ProcessHandle.current().info();
    say("process", info.command() + " " + info.arguments().map(Arrays::asList) + " " + info.user() + " " + ProcessHandle.current().parent().isPresent() + ProcessHandle.current().children().count());
    say("options", ManagementFactory.getRuntimeMXBean().getInputArguments() + " " + ManagementFactory.getRuntimeMXBean().getVmName());
    say("paths", ManagementFactory.getRuntimeMXBean().getClassPath() + " " + ManagementFactory.getRuntimeMXBean().getLibraryPath());
    Runtime runtime = Runtime.getRuntime();
    say("machine", runtime.availableProcessors() + " " + runtime.maxMemory() + " " + runtime.totalMemory() + " " + Runtime.version());
    say("collectors", ManagementFactory.getGarbageCollectorMXBeans().stream().map(bean -> bean.getName() + bean.getCollectionCount()).toList());
    Thread own = Thread.currentThread();
    say("thread", own + " " + own.threadId() + " " + own.getPriority() + own.isDaemon() + own.getContextClassLoader().getName() + own.getUncaughtExceptionHandler());
    say("threads", Thread.getAllStackTraces().keySet().stream().map(thread -> thread.threadId() + thread.getName()).sorted().toList());
    say("tasks", new java.io.File("/proc/self/task").list().length > 5);
    say("new thread", new Thread(() -> {}).getName() + " " + new Thread(() -> {}).threadId());
    say("stack", Arrays.toString(new Throwable().getStackTrace()) + StackWalker.getInstance().walk(frames -> frames.map(String::valueOf).toList()));
    try { fall(); } catch (StackOverflowError expected) { say("depth", deepest / 2000 > 2 && deepest / 2000 < 30); }
    say("locale", Locale.getDefault() + " " + TimeZone.getDefault().getID() + " " + java.nio.charset.Charset.defaultCharset() + System.out.charset());
    say("console", System.console() + "");
    say("modules", Main.class.getModule() + " " + ModuleLayer.boot().modules().size() + Main.class.getProtectionDomain().getCodeSource().getLocation());
    say("loader", Main.class.getClassLoader().getClass() + " " + Main.class.getResource("Main.class"));
    say("clock", Math.abs(System.currentTimeMillis() - Files.getLastModifiedTime(Path.of(".launch")).toMillis()) < 5000);
    for (String sample : new String[] {"Everyday", "Mistaken", "Compile", "WarmUp", "Gate"})
      try { say(sample, Class.forName(sample)); } catch (ClassNotFoundException none) { say(sample, "none"); }
    say("hashes", new Object().hashCode() + " " + new HashSet<>(List.of("a", "b")).hashCode() + " " + new Main().hashCode());
  }
}
`;

const inMain = (body: string): string =>
  `import java.util.*;\npublic class Main {\n  public static void main(String[] words) throws Exception {\n${body}\n  }\n}\n`;

export const AWKWARD_JAVA: readonly CompiledProgram[] = [
  ['throws', { text: inMain('    throw new IllegalStateException("no", new Error("cause"));') }],
  [
    'throws in the making of its class',
    { text: 'class Main { static int x = 1 / 0; public static void main(String[] w) { } }' },
  ],
  ['exits with 139 of its own', { text: inMain('    System.exit(139);') }],
  ['halts', { text: inMain('    System.out.print("x"); Runtime.getRuntime().halt(3);') }],
  [
    'has a hook and a thread that outlives main',
    {
      text: inMain(
        '    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));\n    new Thread(() -> { try { Thread.sleep(50); } catch (Exception e) { } System.out.println(Thread.currentThread().getName()); throw new RuntimeException("late"); }).start();',
      ),
    },
  ],
  [
    'leaves a daemon behind',
    {
      text: inMain(
        '    Thread t = new Thread(() -> { while (true) ; }); t.setDaemon(true); t.start();',
      ),
    },
  ],
  [
    'exits from another thread',
    { text: inMain('    new Thread(() -> System.exit(5)).start(); Thread.sleep(100000);') },
  ],
  ['goes too deep', { text: inMain('    main(words);') }],
  [
    'takes all memory',
    {
      text: inMain(
        '    List<byte[]> all = new ArrayList<>(); while (true) all.add(new byte[1 << 20]);',
      ),
    },
  ],
  [
    'interrupts itself',
    {
      text: inMain(
        '    new ProcessBuilder("sh", "-c", "kill -INT " + ProcessHandle.current().pid()).inheritIO().start(); Thread.sleep(100000);',
      ),
    },
  ],
  [
    'asks and is answered',
    {
      text: inMain(
        '    Scanner in = new Scanner(System.in); System.out.println(in.nextLine() + in.nextInt());',
      ),
      input: 'Ada ö\n7',
    },
  ],
  [
    'asks and is not answered',
    { text: inMain('    System.out.println(new Scanner(System.in).nextLine());') },
  ],
  [
    'takes awkward words',
    {
      text: inMain(
        '    System.out.println(Arrays.asList(words) + System.getProperty("sun.java.command"));',
      ),
      words: ['', ' ', '@x', '-cp', '*', 'ä "b"', '$HOME', 'a\nb'],
    },
  ],
  ['has no main', { text: 'public class Other { int x; }' }],
  [
    'has a main that is not static',
    { text: 'public class Other { public void main(String[] words) { } }' },
  ],
  [
    'has a main that returns',
    { text: 'public class Other { public static int main(String[] words) { return 1; } }' },
  ],
  [
    'is in a package',
    {
      text: 'package a.b;\nrecord Point(int x) { public static void main(String... words) { System.out.println(new Point(1)); throw new RuntimeException(); } }',
    },
  ],
  ['is no Java', { text: 'class { int x = "ä" }\n' }],
  [
    'is mistaken and warned',
    {
      text: 'import java.util.*;\nclass Main { public static void main(String[] w) { List l = new ArrayList(); l.add(1); new Thread().stop(); int y = w; } }',
    },
  ],
  [
    'is warned',
    {
      text: 'import java.util.*;\nclass Main { public static void main(String[] w) { List l = new ArrayList(); l.add(1); System.out.println(l); } }',
    },
  ],
  ['is empty', { text: '' }],
  [
    'names classes like the samples',
    {
      text: 'class Everyday { public static void main(String[] w) { System.out.println(new Circle(2) + " " + Colour.BLUE + Compile.x); } }\nrecord Circle(int r) { }\nenum Colour { BLUE }\nclass Compile { static int x = 1; }\nclass LocalDate { }\n',
    },
  ],
  [
    'joins strings every way',
    {
      text: inMain(
        '    String s = null; char c = 65; s += c; s += 1.5f + 2L + "x" + null + true + words.length; Object o = new Object() { public String toString() { throw new RuntimeException("joined"); } };\n    System.out.println(s); System.out.println("a" + o);',
      ),
    },
  ],
  [
    'starts java itself',
    {
      text: inMain(
        '    if (words.length > 0) { System.out.println("child " + System.getenv("LD_PRELOAD")); return; }\n    for (String java : new String[] {"java", ProcessHandle.current().info().command().get()}) System.out.println(new String(new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "Main", "x").redirectErrorStream(true).start().getInputStream().readAllBytes()));',
      ),
    },
  ],
];
