/* cli.h -- the command line: options, commands, exit code.
 *
 * The only reader of argv and the environment, and the only printer. Exit codes: 0 done, 1 errors
 * in the specs, 2 command line, 3 could not read or write, 4 a fault of the program.
 */
#ifndef EG_CLI_CLI_H
#define EG_CLI_CLI_H

int eg_cli(int argc, char **argv);

#endif
