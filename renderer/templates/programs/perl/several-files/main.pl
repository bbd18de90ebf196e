# The module is found beside this file, wherever that is.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Greeting;

print Greeting::greet("reader"), "\n";
