# Takes a whole number apart into its prime factors.
use strict;
use warnings;
use feature 'say';

sub prime_factors {
    my ($number) = @_;
    my @factors;
    for (my $divisor = 2; $divisor * $divisor <= $number; $divisor++) {
        while ($number % $divisor == 0) {
            push @factors, $divisor;
            $number /= $divisor;
        }
    }
    push @factors, $number if $number > 1;
    return @factors;
}

say STDERR 'A whole number, please:';
my $line = <STDIN> // '';
my ($number) = $line =~ /^\s*(\d{1,15})\s*$/;

if (!defined $number || $number < 2) {
    $number = 2026;
    say STDERR "That is none above 1, so here is $number.";
}

say "$number = ", join ' × ', prime_factors($number);
