<?php
// Tries to reach the internet by an address and by a name. The layer Network stops both.
foreach (['1.1.1.1', 'example.org'] as $place) {
    $connection = @fsockopen($place, 443, $code, $problem, 3);
    echo $connection === false ? "$place: no way ($problem)\n" : "$place: reached\n";
}
