export const HELP = `Glovebox: run code you do not trust in a single-use hardened container.

glovebox run FILE... [--language ID] [--preset NAME] [--set LAYER=LEVEL]... [--stdin FILE|-] [--tty]
             [--arg A]... [--deadline SECONDS] [--allow-weakening] [--json]
    The first FILE is the program; the rest stand beside it under their base names.
glovebox layers [--preset NAME] [--json]
    Every isolation layer: its levels, what it stops and what it does not.
glovebox explain [--language ID] [--preset NAME] [--set LAYER=LEVEL]... [--as docker|compose|kubernetes]
    The same sandbox as a docker run command line, a compose file or a pod.
glovebox doctor [--json]
    The container engine that was found, and what there is to know of it.
glovebox images list|build [LANGUAGE...]|export FILE [LANGUAGE...]|import FILE
    The languages' images: which there are, making them, carrying them to another machine.
glovebox serve [--port N] [--no-open] [--allow-weakening]
    The same interface in the system's browser.

Exit status of run: the program's own; 128+n when signal n ended it; 124 deadline; 137 out of memory;
125 output limit; 65 compile failed; 77 refused or consent missing; 130 cancelled; 64 unusable
arguments or files; 69 no engine; 70 a failure of Glovebox itself.
`;
