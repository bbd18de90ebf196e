<?php
// Prints the arguments that it was given: they are set above the editor.
$given = array_slice($argv, 1);
echo count($given), " arguments\n";
foreach ($given as $at => $argument) {
    echo $at + 1, ": $argument\n";
}
