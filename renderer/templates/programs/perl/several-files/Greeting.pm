package Greeting;
use strict;
use warnings;

sub greet {
    my ($name) = @_;
    return "Hello, $name, from another file.";
}

1;
