import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What programs commonly use, run once while the image is built: the classes that this loads enter
 * the archive from which every later start maps them.
 */
public class Everyday {
  interface Shape {
    double area();
  }

  record Circle(double radius) implements Shape {
    public double area() {
      return Math.PI * radius * radius;
    }
  }

  enum Colour {
    RED,
    GREEN
  }

  public static void main(String[] arguments) throws Exception {
    Scanner scanner = new Scanner(System.in);
    String line = scanner.hasNextLine() ? scanner.nextLine() : "";
    new BufferedReader(new InputStreamReader(System.in)).readLine();

    Map<String, List<Integer>> groups =
        IntStream.rangeClosed(1, 9)
            .boxed()
            .filter(number -> number % 2 == 1)
            .sorted(Comparator.reverseOrder())
            .collect(Collectors.groupingBy(number -> number > 4 ? "high" : "low"));
    String words =
        Stream.of("one", "two").map(String::toUpperCase).collect(Collectors.joining(" × "));
    System.out.println(new TreeMap<>(groups) + " " + words + " " + new Circle(2) + line);
    System.out.printf("%5.2f %-4s %04d %s%n", 1.5, "a", 7, Colour.valueOf("RED"));
    System.err.println(String.format("%,d %x", 1234567, 255) + LocalDate.of(2026, 1, 2));

    Map<String, Integer> counts = new HashMap<>();
    for (String word : "a b a".split("\\s+")) counts.merge(word, 1, Integer::sum);
    new LinkedHashMap<>(counts).forEach((word, count) -> System.out.println(word + count));
    List<Shape> shapes = new ArrayList<>(List.of(new Circle(1), new Circle(2)));
    shapes.sort(Comparator.comparingDouble(Shape::area));
    Collections.shuffle(shapes, new Random(1));
    var queue = new PriorityQueue<>(List.of(3, 1, 2));
    var stack = new ArrayDeque<>(queue);
    System.out.println(queue.poll() + stack.pop() + Optional.of(1).map(one -> one + 1).orElse(0));
    System.out.println(Pattern.compile("(\\d+)").matcher("a12").replaceAll("<$1>"));

    AtomicInteger total = new AtomicInteger();
    try (var pool = Executors.newFixedThreadPool(2)) {
      pool.submit(total::incrementAndGet).get();
    }
    Thread thread = new Thread(() -> total.addAndGet(CompletableFuture.supplyAsync(() -> 1).join()));
    thread.start();
    thread.join();
    try {
      Integer.parseInt("x");
    } catch (NumberFormatException expected) {
      System.out.println(total + expected.getMessage());
    }
    throw new IllegalStateException("the trace of an uncaught exception, too");
  }
}
