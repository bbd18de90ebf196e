import { file } from '../programs/program.ts';

export const cpp = [
  file('main.cpp')`
    #include <algorithm>
    #include <atomic>
    #include <barrier>
    #include <chrono>
    #include <condition_variable>
    #include <coroutine>
    #include <cstdio>
    #include <cstdlib>
    #include <filesystem>
    #include <fstream>
    #include <future>
    #include <iostream>
    #include <latch>
    #include <locale>
    #include <mutex>
    #include <random>
    #include <semaphore>
    #include <shared_mutex>
    #include <stdexcept>
    #include <string>
    #include <thread>
    #include <vector>

    namespace fs = std::filesystem;
    using namespace std::chrono_literals;

    static void must(bool held, int line = __builtin_LINE()) {
      if (held) return;
      std::cerr << "line " << line << std::endl;
      std::exit(1);
    }

    static void threads() {
      std::atomic<int> sum{0};
      {
        std::barrier gate(4);
        std::vector<std::jthread> workers;
        for (int i = 0; i < 4; i++)
          workers.emplace_back([&] { gate.arrive_and_wait(); sum += 1; });
      }
      must(sum == 4);
      auto later = std::async(std::launch::async, [] { std::this_thread::sleep_for(2ms); return 7; });
      must(later.wait_for(5s) == std::future_status::ready && later.get() == 7);
      std::atomic<bool> flag{false};
      std::thread waker([&] { std::this_thread::sleep_for(2ms); flag = true; flag.notify_all(); });
      flag.wait(false);
      waker.join();
      std::mutex lock;
      std::condition_variable_any changed;
      std::unique_lock held(lock);
      must(changed.wait_for(held, 2ms) == std::cv_status::timeout);
      std::counting_semaphore<4> slots(1);
      slots.acquire();
      must(!slots.try_acquire_for(2ms));
      std::latch(1).arrive_and_wait();
      std::shared_timed_mutex shared;
      std::shared_lock reading(shared);
      std::jthread stoppable([](std::stop_token stop) { while (!stop.stop_requested()) std::this_thread::yield(); });
    }

    static void files() {
      fs::path folder = fs::temp_directory_path() / "cpp";
      fs::create_directories(folder / "a" / "b");
      std::ofstream(folder / "one") << std::string(100000, 'x');
      fs::copy_file(folder / "one", folder / "two");
      fs::copy(folder, "/box/tree", fs::copy_options::recursive);
      fs::create_symlink("one", folder / "soft");
      fs::create_hard_link(folder / "one", folder / "hard");
      fs::rename(folder / "two", folder / "three");
      fs::resize_file(folder / "three", 10);
      fs::permissions(folder / "one", fs::perms::owner_all);
      fs::last_write_time(folder / "one", fs::file_time_type::clock::now());
      must(fs::equivalent(folder / "one", folder / "hard") && fs::canonical(folder / "soft").has_filename());
      must(fs::space(folder).capacity > 0 && fs::file_size(folder / "one") == 100000);
      for (auto const &entry : fs::recursive_directory_iterator(folder)) entry.status();
      std::fstream both(folder / "one", std::ios::in | std::ios::out);
      both.seekp(10) << "y" << std::flush;
      fs::current_path("/tmp");
      must(fs::remove_all(folder) > 4);
    }

    struct Steps {
      struct promise_type {
        int value = 0;
        Steps get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int v) { value = v; return {}; }
        void return_void() {}
        void unhandled_exception() {}
      };
      std::coroutine_handle<promise_type> handle;
      ~Steps() { handle.destroy(); }
    };
    static Steps count() { for (int i = 0; i < 3; i++) co_yield i; }

    static void rest() {
      std::mt19937_64 engine(std::random_device{}());
      std::vector<double> numbers(500000);
      for (double &number : numbers) number = std::generate_canonical<double, 53>(engine);
      std::sort(numbers.begin(), numbers.end());
      std::vector<char> block(100'000'000, 'x');
      must(block.back() == 'x');
      try {
        throw std::runtime_error("thrown");
      } catch (std::exception const &caught) {
        must(std::string(caught.what()) == "thrown");
      }
      try {
        numbers.at(1'000'000) = 1;
      } catch (std::out_of_range const &) {
      }
      std::locale::global(std::locale(""));
      must(std::chrono::system_clock::now() > std::chrono::system_clock::time_point{});
      Steps steps = count();
      steps.handle.resume();
      must(steps.handle.promise().value == 0);
      must(std::system("exit 3") >> 8 == 3 && std::getenv("HOME"));
      must(std::thread::hardware_concurrency() > 0);
      std::string line;
      must(std::getline(std::cin, line) && line == "word");
    }

    int main() {
      threads();
      files();
      rest();
      std::cout << "fine" << std::endl;
    }
  `,
];
