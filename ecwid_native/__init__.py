"""Build apps for the Ecwid e-commerce platform in Django."""

__version__ = "0.1.0"
