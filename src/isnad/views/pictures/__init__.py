"""Pictures: where boxes, bars, dots and their labels lie; the templates draw them as SVG."""
