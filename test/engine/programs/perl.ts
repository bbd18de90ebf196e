import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const perl: LanguagePrograms = {
  language: 'perl',
  twoFiles: {
    files: [
      file('main.pl')`
        use strict;
        use warnings;
        use FindBin;
        use lib $FindBin::Bin;
        use Shelter;

        print Shelter::volume(3), "\n";
      `,
      file('Shelter.pm')`
        package Shelter;
        use strict;
        use warnings;

        sub volume {
            my ($side) = @_;
            return $side**3;
        }

        1;
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.pl')`
        use strict;
        print "before\n";
        my $x = (1 + ;
      `,
    ],
    kind: 'failed',
    message: 'syntax error at ./main.pl line 3, near "+ ;"',
  },
  exitsWithSeven: {
    files: [
      file('main.pl')`
        exit 7;
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.pl')`
        print "$_\n" for @ARGV;
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.pl')`
        print "é漢🧤\n";
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.pl')`
      $| = 1;
      print "ready\n";
      my $line = <STDIN>;
      chomp $line;
      print "<$line>\n";
    `,
  ],
  endless: [
    file('main.pl')`
      1 while 1;
    `,
  ],
};
