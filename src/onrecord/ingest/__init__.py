"""A location (file, folder, address, feed) becomes pages: bytes, and where and when they came from; never interprets."""

from onrecord.ingest.locations import pages, spread
from onrecord.ingest.options import FetchOptions, default_cache

__all__ = ["FetchOptions", "default_cache", "pages", "spread"]
