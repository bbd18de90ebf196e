import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles one program: {@code java Compile ENTRY [SOURCE]...}
 *
 * <p>This is javac, with its messages and its exit status, but for one rule: a public class need
 * not stand in a file of its own name, so that {@code prog.java} may hold {@code public class
 * Main}. The JDK's own launcher of source files lifts it in the same way.
 *
 * <p>Classes go to {@value #CLASSES}, and {@value #LAUNCH} names the one to start: the first
 * top-level class of the entry that has a main method.
 *
 * <p>Started behind a gate, it compiles samples until it is warm, and looks at the program when the
 * gate opens. Nothing of a sample is left then but faster machine code: every compilation has a
 * compiler, files and names of its own.
 */
public final class Compile {
  private static final String CLASSES = "./.classes";
  private static final String LAUNCH = "./.launch";

  /**
   * Strings are joined by a builder, as in the JDK's own classes: by javac's usual means the first
   * joining in every program waits some 10 ms for code that is made there and then.
   */
  private static final List<String> OPTIONS =
      List.of("-g", "-proc:none", "-implicit:none", "-XDstringConcat=inline");

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  public static void main(String[] names) throws IOException {
    Gate gate = Gate.ofThisProcess();
    if (gate != null) {
      WarmUp.compileSamples();
      gate.await();
    }
    Runtime.getRuntime().halt(compile(names));
  }

  private static int compile(String[] names) throws IOException {
    try (StandardJavaFileManager files = openFiles()) {
      Path classes = Files.createDirectories(Path.of(CLASSES));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(classes));
      PrintWriter messages = new PrintWriter(System.err, true);
      String started = translate(files, files, names, messages);
      messages.flush();
      if (started == null) return 1;
      Files.writeString(Path.of(LAUNCH), started + "\n");
      return 0;
    }
  }

  /** The files that a compiler reads: of the library, and sources that are named. */
  static StandardJavaFileManager openFiles() throws IOException {
    StandardJavaFileManager files =
        COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    return files;
  }

  /**
   * Translates the sources into classes, which go where {@code output} says.
   *
   * @param messages receives what javac has to say
   * @return the class to start; null when there are errors
   */
  static String translate(
      StandardJavaFileManager files, JavaFileManager output, String[] names, PrintWriter messages) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (JavaFileObject file : files.getJavaFileObjects(names)) {
      sources.add(new AnyNameSource(file));
    }
    // No listener for diagnostics: javac then writes them itself, as it always does.
    JavacTask task =
        (JavacTask) COMPILER.getTask(messages, output, null, OPTIONS, null, sources);
    MainClass entry = new MainClass(sources.get(0));
    task.addTaskListener(entry);
    return task.call() ? entry.binaryName() : null;
  }

  /** A source whose public class may have any name. */
  private static final class AnyNameSource extends ForwardingJavaFileObject<JavaFileObject> {
    AnyNameSource(JavaFileObject file) {
      super(file);
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }

    @Override
    public Kind getKind() {
      return Kind.SOURCE;
    }

    @Override
    public NestingKind getNestingKind() {
      return null;
    }
  }

  /** Finds the class to start while its file passes through the compiler. */
  private static final class MainClass implements TaskListener {
    private final JavaFileObject entry;
    private String first = "";
    private String withMain = "";

    MainClass(JavaFileObject entry) {
      this.entry = entry;
    }

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() != TaskEvent.Kind.PARSE) return;
      if (!event.getSourceFile().getName().equals(entry.getName())) return;
      CompilationUnitTree unit = event.getCompilationUnit();
      ExpressionTree packageName = unit.getPackageName();
      String prefix = packageName == null ? "" : packageName + ".";
      for (Tree declaration : unit.getTypeDecls()) {
        if (!(declaration instanceof ClassTree type)) continue;
        String name = prefix + type.getSimpleName();
        if (first.isEmpty()) first = name;
        if (withMain.isEmpty() && hasMain(type)) withMain = name;
      }
    }

    /** Name of the class to start; of an entry that holds none at all, what java can complain of. */
    String binaryName() {
      if (!withMain.isEmpty()) return withMain;
      return first.isEmpty() ? "Main" : first;
    }

    private static boolean hasMain(ClassTree type) {
      boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
      for (Tree member : type.getMembers()) {
        if (!(member instanceof MethodTree method)) continue;
        Set<Modifier> modifiers = method.getModifiers().getFlags();
        if (method.getName().contentEquals("main")
            && modifiers.contains(Modifier.STATIC)
            && (isInterface || modifiers.contains(Modifier.PUBLIC))
            && method.getParameters().size() == 1) {
          return true;
        }
      }
      return false;
    }
  }
}
