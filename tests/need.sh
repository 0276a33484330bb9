# shellcheck shell=sh
# need.sh -- sourced by tests: programs and modules of other packages, without which a test is skipped.
need() { # PROGRAM...
	for program in "$@"; do
		command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; exit 77; }
	done
}
need_module() { # MODULE PACKAGE
	/usr/bin/python3 -c "import $1" 2>/dev/null || { echo "skipped: $2 is not installed"; exit 77; }
}
