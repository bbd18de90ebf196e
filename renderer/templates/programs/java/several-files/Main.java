// All files are compiled together; the program starts in the first.
public class Main {
    public static void main(String[] args) {
        System.out.println(new Greeting("reader").inWords());
    }
}
