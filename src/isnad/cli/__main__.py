"""python -m isnad.cli is isnad."""

from isnad.cli import main

if __name__ == "__main__":
    main()
