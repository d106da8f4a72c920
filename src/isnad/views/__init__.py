"""Views: page data, templates and pictures; the reading room and the static site show the same ones."""
