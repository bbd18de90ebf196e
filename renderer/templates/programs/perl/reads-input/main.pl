# Adds up the numbers of its input, one a line, until the input ends.
use strict;
use warnings;

my ($count, $total) = (0, 0);
while (my $line = <STDIN>) {
    if ($line =~ /^\s*(-?\d+)\s*$/) {
        $total += $1;
        $count++;
    }
    else {
        print STDERR "Not a whole number: $line";
    }
}
print "$count numbers, $total together\n";
