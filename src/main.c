#include "cli/cli.h"

int main(int argc, char **argv)
{
	return eg_cli(argc, argv);
}
