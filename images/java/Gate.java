import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import sun.misc.Unsafe;

/**
 * The gate behind which a process was started ahead of its turn: a descriptor on which it says with
 * one byte that it waits, and reads until the other end is closed.
 */
final class Gate {
  private static final String VARIABLE = "GLOVEBOX_GATE";

  private final FileDescriptor end = new FileDescriptor();

  private Gate(int number) {
    // A socket cannot be opened by a name, and Java has no other way to take up a descriptor.
    try {
      Field only = Unsafe.class.getDeclaredField("theUnsafe");
      only.setAccessible(true);
      Unsafe unsafe = (Unsafe) only.get(null);
      unsafe.putInt(
          end, unsafe.objectFieldOffset(FileDescriptor.class.getDeclaredField("fd")), number);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The gate of this process; null when it was started in its turn. */
  static Gate ofThisProcess() {
    String place = System.getenv(VARIABLE);
    return place == null ? null : new Gate(Integer.parseInt(place.split(":")[0]));
  }

  /** Says that this process waits, and returns when the gate has been opened. */
  void await() throws IOException {
    try (FileOutputStream out = new FileOutputStream(end);
        FileInputStream in = new FileInputStream(end)) {
      out.write(0);
      while (in.read() >= 0) {}
    }
  }
}
