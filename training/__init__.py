"""How the reading model in `src/isnad/encoder/model` is made; see README.md."""
