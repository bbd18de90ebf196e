/** Programs that look at everything which their language shows of how it was started. */
import { PROC_FILES } from './look.ts';

const FILES = JSON.stringify(PROC_FILES);

export const PYTHON = String.raw`"""doc"""
import sys, os
before = sorted(sys.modules)
names = sorted(globals())
def say(name, value):
    sys.stdout.write("\x1e" + name + "\x1f" + (value if isinstance(value, str) else repr(value)))
def say_file(name):
    try: say(name, open(name, errors="replace").read())
    except OSError as error: say(name, type(error).__name__)
say("fds", [(n, os.readlink("/proc/self/fd/" + n)) for n in os.listdir("/proc/self/fd") if os.path.lexists("/proc/self/fd/" + n)])
for name in ${FILES}: say_file(name)
say("modules", before)
say("names", names)
say("main", [__name__, __file__, __doc__, __package__, __spec__, __loader__.__class__.__name__, __builtins__.__name__, sys.modules["__main__"].__dict__ is globals()])
for name in "argv orig_argv path flags warnoptions _xoptions executable prefix exec_prefix base_prefix dont_write_bytecode platlibdir hash_info float_repr_style pycache_prefix tracebacklimit ps1".split():
    say("sys." + name, getattr(sys, name, "missing"))
say("importing", [[type(f).__name__ + getattr(f, "__name__", "") for f in sys.meta_path], len(sys.path_hooks), {k: type(v).__name__ for k, v in sorted(sys.path_importer_cache.items())}])
say("recursion", [sys.getrecursionlimit(), sys.getswitchinterval(), sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.gettrace(), sys.getprofile(), len(sys._getframe().f_code.co_filename)])
for stream in sys.stdin, sys.stdout, sys.stderr:
    say("stream " + stream.name, [stream.encoding, stream.errors, stream.mode, stream.line_buffering, stream.isatty(), stream.fileno(), stream.newlines, stream.write_through])
say("environ", sorted(k + "=" + v for k, v in os.environ.items()))
say("place", [os.getcwd(), sorted(os.listdir(".")), os.getppid(), os.getsid(0) == os.getpid(), os.getpgid(0) == os.getpid(), os.nice(0), os.umask(0o22), os.sched_getscheduler(0), sorted(os.sched_getaffinity(0)), os.getuid(), os.getgroups()])
import gc, locale, resource, signal, threading, time, atexit
say("collector", [gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), len(gc.garbage)])
say("locale", [locale.setlocale(locale.LC_ALL), locale.getencoding(), time.tzname])
say("limits", [(n, resource.getrlimit(getattr(resource, n))) for n in dir(resource) if n.startswith("RLIMIT")])
say("signals", [(int(s), str(signal.getsignal(s))) for s in sorted(signal.valid_signals())])
say("mask", sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])))
say("timers", [signal.getitimer(k) for k in (0, 1, 2)])
say("threads", [threading.active_count(), threading.current_thread().name, len(os.listdir("/proc/self/task"))])
say("at exit", atexit._ncallbacks())
say("times", abs(time.time() - os.stat(__file__).st_mtime) < 2)
`;

const NODE_BODY = String.raw`
const say = (name, value) => fs.writeSync(1, "\x1e" + name + "\x1f" + (typeof value === "string" ? value : JSON.stringify(value)));
const sayFile = (name) => { try { say(name, fs.readFileSync(name, "latin1")); } catch (error) { say(name, error.code); } };
say("fds", fs.readdirSync("/proc/self/fd").flatMap((n) => { try { return [n + " " + fs.readlinkSync("/proc/self/fd/" + n)]; } catch { return []; } }));
for (const name of ${FILES}) sayFile(name);
for (const name of ["argv", "argv0", "execArgv", "execPath", "title", "exitCode", "platform", "arch", "version", "config", "release", "features", "debugPort", "allowedNodeEnvironmentFlags"]) say("process." + name, name === "allowedNodeEnvironmentFlags" ? [...process[name]].length : process[name] ?? null);
say("env", Object.entries(process.env).map(([k, v]) => k + "=" + v));
say("process keys", Object.keys(process).sort());
say("globals", Object.getOwnPropertyNames(globalThis).sort());
say("place", [process.cwd(), process.ppid, process.umask(), process.getuid(), process.getgroups()]);
say("listeners", process.eventNames().map(String));
say("active", process.getActiveResourcesInfo());
say("streams", [process.stdin, process.stdout, process.stderr].map((s) => [s.constructor.name, s.fd, s.isTTY ?? null, s.readable ?? null, s.writable ?? null, s.columns ?? null, s.writableHighWaterMark ?? null]));
say("threads", fs.readdirSync("/proc/self/task").length);
say("heap limit", v8.getHeapStatistics().heap_size_limit);
say("builtin", process.moduleLoadList.length > 0 && [...process.moduleLoadList].sort());
say("locale", [Intl.DateTimeFormat().resolvedOptions().locale, Intl.DateTimeFormat().resolvedOptions().timeZone]);
say("clock", [Math.abs(Date.now() - fs.statSync(process.argv[1]).mtimeMs) < 2000, Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 50]);
`;

export const COMMON_JS = String.raw`"use strict";
const fs = require("fs"), v8 = require("v8");
${NODE_BODY}
say("main", [require.main === module, module.id, module.filename, module.loaded, module.parent ?? null, module.paths, module.children.length, __filename, __dirname, this === module.exports, arguments.length, Object.keys(require.cache)]);
say("stack", new Error("here").stack);
`;

export const MODULE_JS = String.raw`import fs from "node:fs";
import v8 from "node:v8";
${NODE_BODY}
say("main", [import.meta.url, import.meta.dirname ?? null, import.meta.filename ?? null, typeof require, this === undefined, import.meta.resolve("./other.mjs")]);
say("stack", new Error("here").stack);
`;

export const RUBY = String.raw`
loaded = $LOADED_FEATURES.dup; path = $LOAD_PATH.dup; constants = Object.constants.sort; globals = global_variables.sort
def say(name, value) = STDOUT.write("\x1e", name, "\x1f", value.is_a?(String) ? value : value.inspect)
say "fds", Dir.children("/proc/self/fd").map { |n| [n, (File.readlink("/proc/self/fd/" + n) rescue nil)] }
${FILES}.each { |name| say name, (File.binread(name) rescue $!.class.to_s) }
say "program", [$PROGRAM_NAME, $0, __FILE__, __dir__, __method__, __LINE__, $*, ARGV, self.to_s, $;, $,, $/, $-w, $-v, $DEBUG]
say "loaded", loaded
say "path", path
say "constants", constants
say "globals", globals
say "env", ENV.to_a
say "place", [Dir.pwd, Process.ppid, Process.getpgrp == Process.pid, Process.getsid == Process.pid, File.umask, Process.getpriority(0, 0), Process.uid, Process.groups]
say "signals", Signal.list.filter_map { |n, s| next if %w[EXIT KILL STOP SEGV BUS ILL FPE VTALRM].include?(n); old = (trap(n, "DEFAULT") rescue next); [n, old.to_s] }
say "encodings", [Encoding.default_external, Encoding.default_internal, __ENCODING__, STDIN.external_encoding, STDOUT.external_encoding].map(&:to_s)
say "streams", [STDIN, STDOUT, STDERR].map { |s| [s.fileno, s.tty?, s.sync, s.lineno == 0] rescue [s.fileno, s.tty?, s.sync] }
say "limits", %w[NOFILE CORE FSIZE NPROC STACK AS CPU].map { |n| [n, Process.getrlimit(n)] }
say "threads", [Thread.list.size, Thread.main == Thread.current, Dir.children("/proc/self/task").size]
say "gems", [Gem::VERSION, Gem.loaded_specs.keys.sort, RUBY_DESCRIPTION]
say "binding", [local_variables, TOPLEVEL_BINDING.local_variables, caller]
say "clock", (Time.now - File.mtime(__FILE__)).abs < 2
say "data", DATA.read
__END__
behind the end
`;

export const PHP = String.raw`<?php
function say($name, $value) { fwrite(STDOUT, "\x1e" . $name . "\x1f" . (is_string($value) ? $value : json_encode($value))); }
say("included", get_included_files());
say("globals", array_keys($GLOBALS));
say("fds", array_map(fn($n) => [$n, @readlink("/proc/self/fd/$n")], array_values(array_diff(scandir("/proc/self/fd"), [".", ".."]))));
foreach (json_decode('${FILES}') as $name) say($name, @file_get_contents($name));
$server = $_SERVER; $asked = $server["REQUEST_TIME_FLOAT"]; unset($server["REQUEST_TIME_FLOAT"], $server["REQUEST_TIME"]);
say("server", $server);
say("clock", [abs(microtime(true) - $asked) < 1, abs($_SERVER["REQUEST_TIME"] - time()) <= 1, abs(filemtime(__FILE__) - time()) <= 2]);
say("arguments", [$argv, $argc, __FILE__, __DIR__, __LINE__, PHP_SAPI, PHP_VERSION]);
say("functions", count(get_defined_functions()["internal"]));
say("constants", array_keys(get_defined_constants()));
say("classes", get_declared_classes());
say("extensions", get_loaded_extensions());
say("settings", ini_get_all(null, false));
say("env", getenv());
say("place", [getcwd(), umask(), php_ini_loaded_file(), php_ini_scanned_files(), sys_get_temp_dir(), error_reporting(), ob_get_level(), setlocale(LC_ALL, 0), date_default_timezone_get()]);
say("streams", array_map(fn($s) => array_intersect_key(stream_get_meta_data($s), ["mode" => 1, "stream_type" => 1, "uri" => 1, "eof" => 1, "blocked" => 1]), [STDIN, STDOUT, STDERR]));
say("terminal", [stream_isatty(STDIN), stream_isatty(STDOUT)]);
`;

export const PERL = String.raw`
use strict; use warnings;
our %loaded; BEGIN { %loaded = %INC }
sub say_ { my ($name, @value) = @_; print "\x1e$name\x1f", join("|", map { defined $_ ? $_ : "undef" } @value) }
opendir(my $fds, "/proc/self/fd"); say_("fds", map { "$_ " . (readlink("/proc/self/fd/$_") || "") } sort grep { /\d/ } readdir $fds); closedir $fds;
for my $name (@{${FILES}}) { if (open(my $file, "<", $name)) { local $/; say_($name, <$file>) } else { say_($name, "$!") } }
say_("program", $0, __FILE__, __LINE__, __PACKAGE__, @ARGV, scalar(@ARGV), $^X, $^V, $], $;, $^W, $^H, $^O, $^S, $^D, $^P, $^F, $/, $|, defined $^R);
say_("began", time - $^T <= 1, abs(-M $0) < 0.001);
say_("included", map { "$_=$loaded{$_}" } sort keys %loaded);
say_("path", @INC);
say_("symbols", sort grep { !/^_</ } keys %main::);
say_("env", map { "$_=$ENV{$_}" } sort keys %ENV);
say_("signals", map { "$_=" . ($SIG{$_} // "") } sort keys %SIG);
say_("place", getppid(), getpgrp(0) == $$, umask, $<, $>, "$(", "$)", getpriority(0, 0));
say_("streams", map { (-t $_ ? 1 : 0) . fileno($_) } *STDIN, *STDOUT, *STDERR);
say_("layers", PerlIO::get_layers(*STDIN), PerlIO::get_layers(*STDOUT));
say_("data", <DATA>);
__DATA__
behind the end
`;

export const LUA = String.raw`
local function sorted(t) local r = {} for k, v in pairs(t) do r[#r + 1] = tostring(k) .. "=" .. type(v) end table.sort(r) return table.concat(r, " ") end
local globals, loaded = sorted(_G), sorted(package.loaded)
local function say(name, ...) local r = {} for i = 1, select("#", ...) do r[i] = tostring((select(i, ...))) end io.write("\x1e", name, "\x1f", table.concat(r, "|")) end
local function whole(name) local file, why = io.open(name, "rb") if not file then return why end local text = file:read("a") file:close() return text end
for i = 0, 70 do local file = io.open("/proc/self/fdinfo/" .. i) if file then say("fd " .. i, (file:read("a"):gsub("mnt_id:%s*%d+", ""):gsub("ino:%s*%d+", ""):gsub("pos:%s*%d+", ""))) file:close() end end
for name in ([=[${FILES}]=]):gmatch('"([^"]+)"') do say(name, whole(name)) end
local first = 0 while arg[first - 1] do first = first - 1 end
for i = first, #arg do say("arg " .. i, arg[i]) end
say("more", ...) say("count", select("#", ...), #arg, first)
say("globals", globals) say("loaded", loaded)
say("package", package.path, package.cpath, package.config, sorted(package.preload), #package.searchers)
say("source", debug.getinfo(1, "S").source, debug.getinfo(1, "S").short_src, debug.getinfo(1, "l").currentline, debug.traceback("here"))
say("collector", collectgarbage("isrunning"), collectgarbage("count") < 100)
say("locale", os.setlocale(nil), os.getenv("LANG"), os.getenv("LD_PRELOAD"), os.getenv("GLOVEBOX_GATE"))
say("streams", io.type(io.stdin), io.type(io.stdout), io.stdout:seek())
`;

export const BASH = String.raw`
say() { printf '\x1e%s\x1f%s' "$1" "$2"; }
for name in $(printf '%s' '${FILES}' | tr -d '[]"' | tr , ' '); do
  parts=() && mapfile -d '' parts 2> /dev/null < "$name"
  say "$name" "$(printf '%s|' "${'$'}{parts[@]}")"
done
say fds "$(cd /proc/$$/fd && echo *)"
say program "$0|$#|$*|$-|$BASH|${'$'}{BASH_SOURCE[*]}|${'$'}{BASH_ARGV0}|$LINENO|${'$'}{FUNCNAME[*]}|$BASH_SUBSHELL|$SHLVL|$_"
say began "$((SECONDS < 1))"
say variables "$(declare -p | grep -vE ' (EPOCH\w+|S?RANDOM|BASHPID|PPID|SECONDS|parts|LINENO|BASH_\w+|PIPESTATUS|_|FUNCNAME)=?')"
say functions "$(declare -F)"
say options "$(shopt; set -o)"
say limits "$(ulimit -a; umask)"
say traps "$(trap -p)"
say jobs "$(jobs -l)"
say commands "$(compgen -b | wc -l) $(hash) $(alias)"
say place "$PWD $OLDPWD $(id) $(nice) $(ls -A)"
say environ "$(env | sort)"
say streams "$([ -t 0 ]; echo $?) $([ -t 1 ]; echo $?) $([ -t 2 ]; echo $?) $COLUMNS $LINES"
say text "$(cat "$0" | wc -c)"
`;
