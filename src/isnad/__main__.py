"""`python -m isnad` is `isnad`."""

from __future__ import annotations

from isnad.cli import main

if __name__ == "__main__":
    main()
