# The smallest program: one line of output.
use strict;
use warnings;

print "Hello from inside the box.\n";
