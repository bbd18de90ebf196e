public record Greeting(String name) {
    public String inWords() {
        return "Hello, " + name + ", from another file.";
    }
}
