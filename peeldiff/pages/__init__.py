"""Results as pages: what every face of the program shows, before anything is laid out.

`page` holds the shapes. Every other module here turns one result into a `Page`, and does so once:
terminal, Markdown, HTML and word-processor file lay the same page out, and add no words of their own.
"""
