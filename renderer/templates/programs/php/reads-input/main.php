<?php
// Adds up the numbers of its input, one a line, until the input ends.
$numbers = [];
while (($line = fgets(STDIN)) !== false) {
    $number = filter_var(trim($line), FILTER_VALIDATE_INT);
    if ($number !== false) {
        $numbers[] = $number;
    } else {
        fwrite(STDERR, "Not a whole number: $line");
    }
}
printf("%d numbers, %d together\n", count($numbers), array_sum($numbers));
