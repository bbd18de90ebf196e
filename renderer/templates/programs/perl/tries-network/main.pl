# Tries to reach the internet by an address and by a name. The layer Network stops both.
use strict;
use warnings;
use IO::Socket::INET;

for my $place ("1.1.1.1", "example.org") {
    my $socket = IO::Socket::INET->new(PeerAddr => $place, PeerPort => 443, Timeout => 3);
    print $socket ? "$place: reached\n" : "$place: no way ($@)\n";
}
