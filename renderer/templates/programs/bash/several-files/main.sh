# The other file is read in place: add more with the plus beside the tabs.
source ./greeting.sh

greet reader
