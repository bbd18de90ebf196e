# Prints the arguments that it was given: they are set above the editor.
use strict;
use warnings;

print scalar(@ARGV), " arguments\n";
my $number = 0;
for my $argument (@ARGV) {
    $number++;
    print "$number: $argument\n";
}
