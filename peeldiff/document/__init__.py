"""From the bytes of a file to numbered lines with role, level, cells and page."""
