<?php
// Takes a whole number apart into its prime factors.
declare(strict_types=1);

/** @return list<int> */
function primeFactors(int $number): array
{
    $factors = [];
    for ($divisor = 2; $divisor * $divisor <= $number; $divisor++) {
        while ($number % $divisor === 0) {
            $factors[] = $divisor;
            $number = intdiv($number, $divisor);
        }
    }
    if ($number > 1) {
        $factors[] = $number;
    }
    return $factors;
}

fwrite(STDERR, "A whole number, please:\n");
$number = filter_var(trim((string) fgets(STDIN)), FILTER_VALIDATE_INT);

if ($number === false || $number < 2) {
    $number = 2026;
    fwrite(STDERR, "That is none above 1, so here is $number.\n");
}

echo $number, ' = ', implode(' × ', primeFactors($number)), "\n";
