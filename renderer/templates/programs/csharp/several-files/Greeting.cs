public class Greeting
{
    private readonly string name;

    public Greeting(string name)
    {
        this.name = name;
    }

    public string InWords() => $"Hello, {name}, from another file.";
}
