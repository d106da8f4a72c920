"""The static site: the reading room's pages, written out."""

from isnad.site.publish import Published, publish

__all__ = ["Published", "publish"]
