// Prints the arguments that it was given: they are set above the editor.
public class Main {
    public static void main(String[] args) {
        System.out.println(args.length + " arguments");
        int number = 0;
        for (String argument : args) {
            number++;
            System.out.println(number + ": " + argument);
        }
    }
}
