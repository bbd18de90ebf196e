import java.util.List;

/** The mistakes that are made most: each has javac write a message, and so warms that part too. */
public class Mistaken {
  public static void main(String[] arguments) {
    int count = "many";
    String name = countt;
    List<String> names = List.of(1, 2);
    name.lenght();
    new Missing();
    final int fixed = 1;
    fixed = 2;
    throw new Exception();
  }

  static int nothing() {}
}
