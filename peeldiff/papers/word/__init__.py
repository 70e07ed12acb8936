"""A paper as a word processor's file: `to_docx` alone is for others.

The modules in here import python-docx when they load, so they are imported by the makers of papers,
after `peeldiff.papers.needed` has found it.
"""
