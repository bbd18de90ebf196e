import { file } from '../programs/program.ts';

export const bash = [
  file('main.sh')`
    set -eu -o pipefail
    read -r word; [ "$word" = word ]; cd /tmp
    [ "$(echo word | tr a-z A-Z)" = WORD ]
    [ "$(cat <(echo in) | tee >(cat > /dev/null))" = in ]
    cat <<< "here string" > one
    cat > two <<END
    $((6 * 7)) $(date +%Y)
    END
    coproc CAT { cat; }
    echo through >&"$(echo $CAT_PID > /dev/null; echo 63)" 2> /dev/null || true
    kill $CAT_PID
    wait $CAT_PID || true
    sleep 30 & sleeper=$!
    kill -STOP $sleeper; kill -CONT $sleeper; kill $sleeper
    wait $sleeper || [ $? = 143 ]
    trap 'caught=yes' USR1
    kill -USR1 $$
    [ "$caught" = yes ]
    read -t 0.05 -r unused < <(sleep 0.2) || true
    mapfile -t lines < <(seq 5)
    set -m; (exit 3) & wait $! || [ $? = 3 ]; set +m
    ulimit -n > /dev/null; ulimit -a > /dev/null; ulimit -n 100; umask 022; times > /dev/null
    mkdir -p a/b; cp -a one a/b; cp -r a c; mv c d; ln -s one soft; ln one hard; mv d /box/d
    touch -d '2 days ago' one; chmod 600 one; chown "$(id -u):$(id -g)" one; stat one > /dev/null
    ls -laR . > /dev/null; find . -type f -exec cat {} + > /dev/null; du -s . > /dev/null
    df . > /dev/null; readlink -f soft > /dev/null; realpath a > /dev/null; rm -r a
    mkfifo pipe; (echo through > pipe) & [ "$(cat pipe)" = through ]; wait
    seq 100000 | shuf | sort -n --parallel=2 -S 2M | uniq -c | tail -n 1 > sorted
    sort --version > /dev/null; seq 10 | paste -sd+ | xargs -I{} bash -c 'echo $(({}))' > sum
    seq 20 | xargs -P 4 -n 1 sh -c 'true'
    dd if=/dev/zero of=big bs=64k count=16 conv=fsync status=none; truncate -s 2M big
    head -c 100 /dev/urandom | base64 | od -c > /dev/null; split -n 4 big part; cat part* | cmp - big
    tar cf - one two | tar xOf - > /dev/null; gzip -c big | zcat | sha256sum > /dev/null
    md5sum one | cut -d' ' -f1 > /dev/null; diff one two > /dev/null || true
    awk 'BEGIN { while (i < 100000) sum += i++; "date" | getline now; print sum, rand() }' > /dev/null
    sed -i s/here/there/ one; grep -rq there .; (yes || true) | head -n 1000 | wc -l > /dev/null
    timeout 0.1 sleep 5 || [ $? = 124 ]; nice -n 1 true; nohup true > /dev/null 2>&1; setsid true
    flock one true; env -i true; uname -a > /dev/null; nproc > /dev/null; whoami > /dev/null || true
    mktemp > /dev/null; mktemp -d > /dev/null; factor 1234567 > /dev/null; printf '%(%F)T' > /dev/null
    tail -f one > /dev/null & follower=$!; sleep 0.05; kill $follower; wait $follower || true
    stdbuf -oL true; taskset -p $$ > /dev/null; tty > /dev/null || true; locale > /dev/null
    (echo hello > /dev/tcp/127.0.0.1/9) 2> /dev/null || true
    (echo hello > /dev/udp/127.0.0.1/9) 2> /dev/null || true
    getent hosts localhost > /dev/null || true; hostname > /dev/null 2>&1 || true
    (exec -a other sh -c 'exec true'); [[ abab =~ ^(ab)+$ ]]; echo $RANDOM > /dev/null
    install -m 755 one installed; shred -u installed; comm one two > /dev/null || true
    (ulimit -t 1; true); type ls > /dev/null; hash -r; jobs > /dev/null; history > /dev/null
    echo fine
  `,
];
