using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

/// <summary>
/// Compiles one program: `mono compile.exe ARGUMENT...` is Mono's own mcs with these arguments, its
/// messages and its exit status.
///
/// Started behind a gate it has mcs compile samples until that is warm, and looks at the program
/// when the gate opens. Nothing of a sample is left then: mcs forgets a compilation when it has been
/// called this way (Mono.CSharp.CompilerCallableEntryPoint), and what it wrote is deleted.
/// </summary>
static class Compile
{
    const string Compiler = "/usr/lib/mono/4.5/mcs.exe";
    const string Folder = "/usr/lib/glovebox/csharp/";
    const string Discarded = "/tmp/warm-up.exe";

    /// <summary>More make no difference: most of mcs has been machine code since it was installed.</summary>
    const int Rounds = 4;

    [DllImport("libc")]
    static extern IntPtr read(int descriptor, byte[] bytes, IntPtr count);

    [DllImport("libc")]
    static extern IntPtr write(int descriptor, byte[] bytes, IntPtr count);

    [DllImport("libc")]
    static extern int close(int descriptor);

    [DllImport("libc")]
    static extern void _exit(int status);

    static int Main(string[] arguments)
    {
        Assembly compiler = Assembly.LoadFrom(Compiler);
        string gate = Environment.GetEnvironmentVariable("GLOVEBOX_GATE");
        if (gate != null)
        {
            CompileSamples(compiler);
            WaitAt(int.Parse(gate.Split(':')[0]));
        }
        AppDomain.CurrentDomain.ProcessExit += delegate { EndNow(); };
        return Callable<Func<string[], int>>(compiler.EntryPoint)(arguments);
    }

    static void CompileSamples(Assembly compiler)
    {
        var compile = Callable<Func<string[], TextWriter, bool>>(
            compiler.GetType("Mono.CSharp.CompilerCallableEntryPoint", true).GetMethod("InvokeCompiler"));
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string sample in new[] { "Everyday.cs", "Mistaken.cs" })
            {
                compile(
                    new[]
                    {
                        "-debug", "-out:" + Discarded, "-r:System.Numerics.dll",
                        "-r:Microsoft.CSharp.dll", Folder + sample,
                    },
                    TextWriter.Null);
            }
        }
        File.Delete(Discarded);
        File.Delete(Discarded + ".mdb");
        GC.Collect();
    }

    /// <summary>Says with one byte that this process waits, and returns when the other end is closed.</summary>
    static void WaitAt(int gate)
    {
        var one = new byte[1];
        write(gate, one, (IntPtr)1);
        while (read(gate, one, (IntPtr)1) != IntPtr.Zero)
        {
        }
        close(gate);
    }

    /// <summary>Mono takes 10 ms to put its house in order before a process ends; here nobody needs it.</summary>
    static void EndNow()
    {
        Console.Out.Flush();
        Console.Error.Flush();
        _exit(Environment.ExitCode);
    }

    static T Callable<T>(MethodInfo method) where T : class
    {
        return (T)(object)Delegate.CreateDelegate(typeof(T), method);
    }
}
