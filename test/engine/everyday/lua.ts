import { file } from '../programs/program.ts';

export const lua = [
  file('main.lua')`
    assert(os.setlocale("") ~= false)
    local name = os.tmpname()
    local out <close> = assert(io.open(name, "w+"))
    out:setvbuf("full", 4096)
    for i = 1, 10000 do out:write(i, "\n") end
    out:flush()
    out:seek("set", 0)
    assert(out:read("n") == 1)
    assert(os.rename(name, "/tmp/renamed"))
    for line in io.lines("/tmp/renamed") do assert(#line > 0) end
    assert(os.remove("/tmp/renamed"))
    assert(io.popen("echo word | tr a-z A-Z"):read("a") == "WORD\n")
    local sink = io.popen("cat > /tmp/sunk", "w")
    sink:write("through")
    assert(sink:close())
    assert(os.execute("test -s /tmp/sunk"))
    assert(not os.execute("exit 3"))
    local spare = io.tmpfile()
    spare:write(string.rep("x", 100000))
    spare:close()
    local rings = {}
    for i = 1, 200000 do
      rings[i % 1000] = { i, tostring(i), rings[(i + 1) % 1000] and {} }
    end
    collectgarbage("generational")
    collectgarbage()
    local big = string.rep("x", 50000000)
    assert(#big == 50000000)
    local numbers = {}
    for i = 1, 100000 do numbers[i] = math.random() end
    table.sort(numbers)
    local sum = 0
    local steps = coroutine.wrap(function() for i = 1, 1000 do coroutine.yield(i) end end)
    for i = 1, 1000 do sum = sum + steps() end
    assert(sum == 500500)
    assert(("abab"):find("^[ab]+$"))
    os.date("%c") os.time() os.clock() os.getenv("HOME") os.difftime(1, 0)
    assert(pcall(error) == false)
    assert(load("return 6 * 7")() == 42)
    assert(io.read("a") == "word\n")
    print("fine")
  `,
];
