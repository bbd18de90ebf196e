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
 * <p>Classes go to {@value #CLASSES}, and {@value #LAUNCH} becomes the argument file with which
 * {@code java} starts the program: the first top-level class of the entry that has a main method.
 */
public final class Compile {
  private static final String CLASSES = "./.classes";
  private static final String LAUNCH = "./.launch";

  public static void main(String[] names) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      Path classes = Files.createDirectories(Path.of(CLASSES));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(classes));
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());

      List<JavaFileObject> sources = new ArrayList<>();
      for (JavaFileObject file : files.getJavaFileObjects(names)) {
        sources.add(new AnyNameSource(file));
      }
      // No listener for diagnostics: javac then writes them itself, as it always does.
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  new PrintWriter(System.err, true),
                  files,
                  null,
                  List.of("-g", "-proc:none", "-implicit:none"),
                  null,
                  sources);
      MainClass entry = new MainClass(sources.get(0));
      task.addTaskListener(entry);
      if (!task.call()) System.exit(1);
      Files.writeString(Path.of(LAUNCH), "-cp " + CLASSES + ":. " + entry.binaryName() + "\n");
    }
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
