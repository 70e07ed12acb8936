"""One reader a file format: bytes in, numbered lines out; none of them knows what a report says."""
