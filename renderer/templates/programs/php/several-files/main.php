<?php
// The other file is found beside this one: add more with the plus beside the tabs.
require __DIR__ . '/greeting.php';

echo greet('reader'), "\n";
