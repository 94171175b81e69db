"""`python -m otherward` is the command line."""

from otherward.cli.app import main

if __name__ == "__main__":
    main()
